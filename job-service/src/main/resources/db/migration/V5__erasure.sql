-- A person is erased: what was to be done, is done and was done for them goes, in every organisation; whoever still works
-- on it learns at the next heartbeat that it is gone. Row-level security shows a request one organisation, and a person
-- was in many; so this runs as the owner, and does nothing else.

create function erase_person(person uuid, organisations uuid[]) returns void
    language plpgsql security definer
    set search_path = public, pg_temp
as
$$
declare
    jobs uuid[];
begin
    delete from job_schedule where subject = person or org_id = any (organisations);
    -- commands that could not be carried out
    delete from inbox_retry where position(person::text in payload) > 0 or org_id = any (organisations);
    with gone as (delete from job where subject = person or org_id = any (organisations) returning id)
    select coalesce(array_agg(id), '{}') into jobs from gone;
    delete from attempt where job_id = any (jobs);
    delete from job_event where job_id = any (jobs);
    delete from job_log where job_id = any (jobs);
    delete from job_curve where job_id = any (jobs);
    delete from idempotency_key where subject = person or org_id = any (organisations);
    delete from stream_ticket where subject = person or org_id = any (organisations);
end
$$;
revoke execute on function erase_person(uuid, uuid[]) from public;
grant execute on function erase_person(uuid, uuid[]) to ${service}_app;

create policy erasure on job to ${service}_owner using (true);
create policy erasure on attempt to ${service}_owner using (true);
create policy erasure on job_event to ${service}_owner using (true);
create policy erasure on job_log to ${service}_owner using (true);
create policy erasure on job_curve to ${service}_owner using (true);
create policy erasure on job_schedule to ${service}_owner using (true);
create policy erasure on inbox_retry to ${service}_owner using (true);
create policy erasure on idempotency_key to ${service}_owner using (true);
create policy erasure on stream_ticket to ${service}_owner using (true);
