-- A person is erased: the organisations that were theirs alone with everything in them, and what they wrote in others.
-- Their id stays where it says who did something, for it names nobody any more. Row-level security shows a request one
-- organisation, and a person was in many; so this runs as the owner, and does nothing else.

create function erase_person(person uuid, organisations uuid[]) returns void
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
revoke execute on function erase_person(uuid, uuid[]) from public;
grant execute on function erase_person(uuid, uuid[]) to project_app;

do
$$
    declare
        name text;
    begin
        foreach name in array array ['project', 'brief', 'revision', 'project_event', 'project_member',
            'project_invitation', 'task', 'comment', 'idempotency_key', 'stream_ticket']
            loop
                execute format('create policy erasure on %I to project_owner using (true)', name);
            end loop;
    end
$$;
