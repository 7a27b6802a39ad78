-- A project is shared with teams: everybody of a team has the role it was given.

create table project_team (
    project_id uuid        not null,
    -- auth-service's; one that is dissolved there stands in no token, so it opens nothing even before that is heard
    team_id    uuid        not null,
    org_id     uuid        not null,
    role       text        not null check (role in ('maintainer', 'contributor', 'viewer')),
    version    bigint      not null default 1,
    added_by   uuid        not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (project_id, team_id),
    foreign key (org_id, project_id) references project (org_id, id) on delete cascade
);
create index project_team_oldest on project_team (org_id, project_id, created_at, team_id);
-- what goes when a team is dissolved
create index project_team_of_team on project_team (org_id, team_id, project_id);

alter table project_team enable row level security;
alter table project_team force row level security;
create policy of_the_organisation on project_team to project_app
    using (org_id = nullif(current_setting('app.org', true), '')::uuid)
    with check (org_id = nullif(current_setting('app.org', true), '')::uuid);
grant select, insert, update, delete on project_team to project_app;
