create or replace function erase_person(person uuid, organisations uuid[]) returns void
    language plpgsql security definer
    set search_path = public, pg_temp
as
$$
declare
    -- planned from a brief or an answer of theirs, or made from such a plan
    planned  uuid[];
    -- made from those plans, or added by themselves
    tasks    uuid[];
    projects uuid[];
begin
    delete from project where org_id = any (organisations);
    with recursive theirs as (
        select r.id from revision r join brief b on b.id = r.brief_id
        where b.created_by = person or r.created_by = person
        union
        select r.id from revision r join theirs t on r.parent_id = t.id)
    select coalesce(array_agg(id), '{}') into planned from theirs;
    with gone as (
        delete from task where revision_id = any (planned) or (created_by = person and plan_task_id is null)
        returning id, project_id)
    select coalesce(array_agg(id), '{}'), coalesce(array_agg(distinct project_id), '{}') into tasks, projects from gone;
    update task set assignee = null, version = version + 1, updated_at = now() where assignee = person;
    delete from comment where author = person;
    delete from revision where id = any (planned);
    delete from brief where created_by = person;
    delete from project_member where user_id = person;
    delete from project_invitation where user_id = person;
    -- the stream has no gaps, so its events stay, without words
    update project_event set data = (data::jsonb || '{"title": ""}')::text
    where (actor = person or project_id = any (projects)) and data::jsonb ? 'title'
      and (actor = person or (data::jsonb ->> 'taskId')::uuid = any (tasks));
    delete from idempotency_key where subject = person or org_id = any (organisations);
    delete from stream_ticket where subject = person or org_id = any (organisations);
end
$$;

drop index brief_of_person;
drop index revision_of_person;
drop index task_of_person;
drop index task_for_person;
drop index comment_of_person;
drop index project_member_person;
drop index project_invitation_person;
drop index project_event_of_person;
drop index idempotency_key_of_person;
drop index stream_ticket_of_person;
