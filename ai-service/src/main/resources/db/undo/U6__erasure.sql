drop function erase_person(uuid, uuid[]);

do $$
declare name text;
begin
    foreach name in array array['plan', 'allowance', 'reservation', 'model_call', 'route', 'model', 'provider',
                              'registry_state', 'data_key', 'idempotency_key', 'stream_ticket'] loop
        execute format('drop policy erasure on %I', name);
    end loop;
end $$;
