#!/bin/sh
# A database and three roles per service, on a PostgreSQL with pgvector. Safe to repeat. For psql's variables PGHOST, PGUSER …,
# as an administrator, with <SVC>_OWNER_PASSWORD, <SVC>_APP_PASSWORD and <SVC>_SYSTEM_PASSWORD set.
set -eu
for service in auth project ai job; do
  upper=$(echo "$service" | tr '[:lower:]' '[:upper:]')
  for role in owner app system; do
    variable=${upper}_$(echo "$role" | tr '[:lower:]' '[:upper:]')_PASSWORD
    eval "password=\${$variable:?set the password of the role ${service}_$role}"
    psql -v ON_ERROR_STOP=1 -d postgres -q -v "role=${service}_$role" -v "password=$password" <<'SQL'
select format('create role %I login', :'role') where not exists (select from pg_roles where rolname = :'role') \gexec
alter role :"role" login nosuperuser nobypassrls password :'password';
SQL
  done
  psql -v ON_ERROR_STOP=1 -d postgres -q -v "service=$service" <<'SQL'
select format('grant %I to current_user', :'service' || '_owner') \gexec
select format('create database %I owner %I template template0 encoding ''UTF8''', :'service' || '-service', :'service' || '_owner')
  where not exists (select from pg_database where datname = :'service' || '-service') \gexec
select format('revoke all on database %I from public', :'service' || '-service') \gexec
select format('grant connect on database %I to %I, %I', :'service' || '-service', :'service' || '_app', :'service' || '_system') \gexec
SQL
  psql -v ON_ERROR_STOP=1 -d "$service-service" -q -v "owner=${service}_owner" -v "app=${service}_app" -v "system=${service}_system" <<'SQL'
create extension if not exists vector;
alter schema public owner to :"owner";
revoke create on schema public from public;
grant usage on schema public to :"app", :"system";
SQL
done
