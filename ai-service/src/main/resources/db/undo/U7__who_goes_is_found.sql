create or replace function erase_person(person uuid, organisations uuid[]) returns void
    language plpgsql security definer
    set search_path = public, pg_temp
as
$$
begin
    -- theirs, and whatever came after the first of theirs from the same brief: it may say what they said
    delete from plan p
    where p.org_id = any (organisations)
       or exists (select from plan theirs
                  where theirs.created_by = person and theirs.brief_id = p.brief_id
                    and theirs.created_at <= p.created_at);
    delete from allowance where org_id = any (organisations) or (subject_kind = 'user' and subject = person::text);
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

drop index plan_by_author, plan_by_brief, reservation_by_organisation, allowance_by_person;
