create or replace function erase_person(person uuid, organisations uuid[]) returns void
    language plpgsql security definer
    set search_path = public, pg_temp
as
$$
begin
    -- theirs, and whatever came after the first of theirs from the same brief: it may say what they said
    delete from plan p using plan theirs
    where theirs.created_by = person and p.brief_id = theirs.brief_id and p.created_at >= theirs.created_at;
    delete from plan where org_id = any (organisations);
    delete from allowance where subject_kind = 'user' and subject = person::text;
    delete from allowance where org_id = any (organisations);
    delete from reservation where org_id = any (organisations);
    delete from model_call where org_id = any (organisations);
    delete from route where org_id = any (organisations);
    delete from model where org_id = any (organisations);
    delete from provider where org_id = any (organisations);
    delete from data_key where org_id = any (organisations);
    delete from idempotency_key where subject = person or org_id = any (organisations);
    delete from stream_ticket where subject = person or org_id = any (organisations);
end
$$;

drop table prompt_label, prompt_version, prompt;
