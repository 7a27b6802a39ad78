-- A person is erased: the organisations that were theirs alone with everything in them, their keys included; and the
-- plans made from what they wrote in others. Calls of models stay in an organisation's books under the id, which names
-- nobody any more. Row-level security shows a request one organisation, and a person was in many; so this runs as the
-- owner, and does nothing else.

create function erase_person(person uuid, organisations uuid[]) returns void
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
revoke execute on function erase_person(uuid, uuid[]) from public;
grant execute on function erase_person(uuid, uuid[]) to ai_app;

do $$
declare name text;
begin
    foreach name in array array['plan', 'allowance', 'reservation', 'model_call', 'route', 'model', 'provider',
                              'registry_state', 'data_key', 'idempotency_key', 'stream_ticket'] loop
        execute format('create policy erasure on %I to ai_owner using (true)', name);
    end loop;
end $$;
