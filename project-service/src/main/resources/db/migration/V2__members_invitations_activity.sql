-- Who may do what in a project, who is asked to join it, and who did what in it.

-- organisation: everybody of the organisation whose token may write contributes; members: only who is a member
alter table project add column contributors text not null default 'organisation'
    check (contributors in ('organisation', 'members'));

create table project_member (
    project_id uuid        not null,
    user_id    uuid        not null,
    org_id     uuid        not null,
    role       text        not null check (role in ('maintainer', 'contributor', 'viewer')),
    version    bigint      not null default 1,
    added_by   uuid        not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (project_id, user_id),
    foreign key (org_id, project_id) references project (org_id, id) on delete cascade
);
create index project_member_oldest on project_member (org_id, project_id, created_at, user_id);
create index project_member_by_role on project_member (org_id, project_id, role, created_at, user_id);
create index project_member_of_person on project_member (org_id, user_id, project_id);

create table project_invitation (
    id          uuid        not null primary key,
    org_id      uuid        not null,
    project_id  uuid        not null,
    user_id     uuid        not null,
    role        text        not null check (role in ('maintainer', 'contributor', 'viewer')),
    state       text        not null check (state in ('open', 'accepted', 'declined', 'revoked', 'expired')),
    invited_by  uuid        not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null check (expires_at > created_at),
    answered_at timestamptz,
    foreign key (org_id, project_id) references project (org_id, id) on delete cascade
);
create index project_invitation_newest on project_invitation (org_id, project_id, created_at, id);
create index project_invitation_by_state on project_invitation (org_id, project_id, state, created_at, id);
create unique index project_invitation_open_once on project_invitation (project_id, user_id) where state = 'open';
create index project_invitation_of_person on project_invitation (org_id, user_id, created_at, id) where state = 'open';

-- the activity feed is the project's events without the news of a job's progress
alter table project_event add column actor uuid;
create index project_event_activity on project_event (org_id, project_id, sequence)
    where type <> 'revision.progressed';
create index project_event_activity_of_person on project_event (org_id, project_id, actor, sequence)
    where type <> 'revision.progressed';

-- whoever made a project maintains it; row by row security is forced on the owner too
alter table project no force row level security;
insert into project_member (project_id, user_id, org_id, role, added_by, created_at, updated_at)
select id, created_by, org_id, 'maintainer', created_by, created_at, created_at from project;
alter table project force row level security;

grant select, insert, update, delete on project_member to project_app;
grant select, insert, update on project_invitation to project_app;

do
$$
    declare
        name text;
    begin
        foreach name in array array ['project_member', 'project_invitation']
            loop
                execute format('alter table %I enable row level security', name);
                execute format('alter table %I force row level security', name);
                execute format('create policy of_the_organisation on %I to project_app '
                                   'using (org_id = nullif(current_setting(''app.org'', true), '''')::uuid) '
                                   'with check (org_id = nullif(current_setting(''app.org'', true), '''')::uuid)', name);
            end loop;
    end
$$;
