-- Prompt templates: a version never changes, a label says which one is meant.

create table prompt (
    id          uuid        not null primary key,
    org_id      uuid        not null,
    name        text        not null check (name ~ '^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$'),
    description text        not null check (char_length(description) <= 500),
    -- number of the newest version; the next one is counted here, so that two at once get one each
    newest      integer     not null,
    version     bigint      not null default 1,
    created_by  uuid        not null,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    unique (org_id, name),
    unique (org_id, id)
);

create table prompt_version (
    org_id     uuid        not null,
    prompt_id  uuid        not null,
    number     integer     not null check (number > 0),
    content    jsonb       not null,
    note       text        not null check (char_length(note) <= 500),
    created_by uuid        not null,
    created_at timestamptz not null default now(),
    primary key (org_id, prompt_id, number),
    foreign key (org_id, prompt_id) references prompt (org_id, id) on delete cascade
);

create table prompt_label (
    org_id    uuid        not null,
    prompt_id uuid        not null,
    label     text        not null check (label ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    number    integer     not null,
    moved_by  uuid        not null,
    moved_at  timestamptz not null default now(),
    primary key (org_id, prompt_id, label),
    foreign key (org_id, prompt_id, number) references prompt_version (org_id, prompt_id, number) on delete cascade
);

grant select, insert, update, delete on prompt, prompt_label to ai_app;
grant select, insert on prompt_version to ai_app;

do $$
declare name text;
begin
    foreach name in array array['prompt', 'prompt_version', 'prompt_label'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format($policy$create policy of_the_organisation on %I to ai_app
            using (org_id = nullif(current_setting('app.org', true), '')::uuid)
            with check (org_id = nullif(current_setting('app.org', true), '')::uuid)$policy$, name);
    end loop;
end $$;

-- They are an organisation's like its routes, and go with it.
create policy erasure on prompt to ai_owner using (true);

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
    delete from prompt where org_id = any (organisations);
    delete from route where org_id = any (organisations);
    delete from model where org_id = any (organisations);
    delete from provider where org_id = any (organisations);
    delete from data_key where org_id = any (organisations);
    delete from idempotency_key where subject = person or org_id = any (organisations);
    delete from stream_ticket where subject = person or org_id = any (organisations);
end
$$;
