drop function erase_person(uuid, uuid[]);

do
$$
    declare
        name text;
    begin
        foreach name in array array ['project', 'brief', 'revision', 'project_event', 'project_member',
            'project_invitation', 'task', 'comment', 'idempotency_key', 'stream_ticket']
            loop
                execute format('drop policy erasure on %I', name);
            end loop;
    end
$$;
