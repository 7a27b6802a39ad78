-- Lists of projects in every order they offer, and search in them.

-- names sort without regard to case; stored, because row-level security lets no index answer for lower(name)
alter table project add column name_key text not null generated always as (lower(name)) stored;

create index project_by_update on project (org_id, updated_at, id);
create index project_by_update_and_state on project (org_id, state, updated_at, id);
create index project_by_name on project (org_id, name_key, id);
create index project_by_name_and_state on project (org_id, state, name_key, id);

-- Search finds parts of words in any language. It goes by pairs of characters and not by trigrams, because most Chinese
-- words are two characters long, for which trigrams are of no use.
create extension if not exists btree_gin;

-- what is the same to a reader: case, and full-width and half-width forms
create function project_fold(text) returns text
    language sql immutable strict parallel safe
    return lower(normalize($1, NFKC));

-- every character and every pair of neighbours, without spaces
create function project_grams(text) returns text[]
    language sql immutable strict parallel safe
    return (select coalesce(array_agg(distinct gram), '{}')
            from (select unnest(array [symbol, symbol || lead(symbol) over (order by place)]) as gram
                  from unnest(string_to_array(project_fold($1), null)) with ordinality as of (symbol, place)) as found
            where gram !~ '\s');

create index project_search on project using gin (org_id, project_grams(name || ' ' || description))
    with (fastupdate = off);

-- The caller's projects that hold every one of the words. It runs as the owner, because behind row-level security no
-- index answers for @>; so it takes the organisation from where the policies take it, and from nowhere else.
create function project_matches(words text[]) returns setof uuid
    language plpgsql stable security definer rows 200
    set search_path = public, pg_temp
    set plan_cache_mode = force_custom_plan
as
$$
declare
    tenant uuid   := nullif(current_setting('app.org', true), '')::uuid;
    folded text[] := array(select project_fold(word) from unnest(words) as word);
    -- a pair is rarer than its characters, which are asked for only where there is no pair
    grams  text[] := array(select distinct gram
                           from unnest(folded) as word, unnest(project_grams(word)) as gram
                           where char_length(gram) = least(char_length(word), 2));
begin
    return query
        select p.id
        from project p
        where p.org_id = tenant
          and project_grams(p.name || ' ' || p.description) @> grams
          and (select bool_and(position(word in project_fold(p.name || ' ' || p.description)) > 0)
               from unnest(folded) as word);
end
$$;
revoke execute on function project_matches(text[]) from public;
grant execute on function project_matches(text[]) to project_app;
create policy search_reads on project for select to project_owner using (true);
