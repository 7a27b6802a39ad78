package io.incubator.ai;

import io.incubator.kittest.Rows;
import java.util.Set;
import java.util.UUID;

/// Fills every table of the service: one organisation with many rows, among those of two thousand
/// others. Every table is filled by one statement.
final class ManyCalls {
    /// The tables in which reading everything is not what anybody asked for.
    static final Set<String> LARGE = Set.of(
            "plan",
            "plan_file",
            "provider",
            "model",
            "route",
            "route_version",
            "prompt",
            "prompt_version",
            "prompt_label",
            "allowance",
            "allowance_use",
            "reservation",
            "reservation_line",
            "model_call",
            "data_key");

    /// Erases seven authors, each with an organisation of their own.
    static final String ERASE_SOME = """
            select erase_person(md5('author ' || n)::uuid, array[md5(n::text)::uuid]) from generate_series(1001, 1007) n""";

    private final UUID organisation;
    private final UUID person;
    private final UUID plan = UUID.randomUUID();
    private final UUID provider = UUID.randomUUID();
    private final UUID model = UUID.randomUUID();
    private final UUID route = UUID.randomUUID();
    private final UUID prompt = UUID.randomUUID();
    private final UUID allowance = UUID.randomUUID();

    ManyCalls(UUID organisation, UUID person) {
        this.organisation = organisation;
        this.person = person;
    }

    /// A path with the names of rows replaced by their ids.
    String address(String path) {
        return path.replace("PLAN", "/api/ai/plans/" + plan)
                .replace("PROVIDER", "/api/ai/providers/" + provider)
                .replace("MODEL", "/api/ai/models/" + model)
                .replace("ROUTE", "/api/ai/routes/" + route)
                .replace("PROMPT", "/api/ai/prompts/" + prompt)
                .replace("ALLOWANCE", "/api/ai/allowances/" + allowance);
    }

    void insert() {
        plans();
        registry();
        prompts();
        allowances();
        // from now back, three seconds apart
        run("""
                insert into model_call (id, org_id, at, subject, endpoint, requested, model, provider, status, outcome,
                    input_tokens, cached_tokens, cache_write_tokens, output_tokens, reasoning_tokens, cost_nanos, estimated,
                    cached, millis)
                select gen_random_uuid(), case when n % 100 = 0 then ORGANISATION else md5((n % 1999)::text)::uuid end,
                    now() - n * interval '3 seconds', PERSON, 'chat', 'm', 'm', 'p', 200, 'completed', 1, 0, 0, 1, 0, 1, false,
                    false, 1
                from generate_series(1, 150000) n""");
        Rows.execute("analyze");
    }

    private void plans() {
        run("""
                insert into plan (id, org_id, job_id, project_id, brief_id, revision_id, plan, created_by, created_at)
                select case when n = 1 then PLAN else gen_random_uuid() end,
                    case when n <= 200 then ORGANISATION else md5((n % 1999)::text)::uuid end, gen_random_uuid(),
                    gen_random_uuid(), md5('brief ' || n / 4)::uuid, gen_random_uuid(), '{}',
                    case when n <= 50 then PERSON else md5('author ' || n / 4)::uuid end, now() - n * interval '1 minute'
                from generate_series(1, 20000) n""");
        run("""
                insert into plan_file (plan_id, position, org_id, path, media_type, content)
                select id, n, org_id, 'file-' || n, 'text/markdown', 'Text' from plan cross join generate_series(1, 3) n
                where plan = '{}'""");
    }

    private void registry() {
        run("""
                insert into provider (id, org_id, name, dialect, base_url)
                select case when n = 1 then PROVIDER else gen_random_uuid() end,
                    case when n <= 50 then ORGANISATION else md5((n % 1999)::text)::uuid end, 'many-' || n,
                    'openai-compatible', 'https://many.example/v1'
                from generate_series(1, 20000) n""");
        run("""
                insert into model (id, org_id, provider_id, name, upstream_name, capabilities, context_tokens, max_output_tokens,
                    price_input, price_cached, price_cache_write, price_output, price_reasoning, price_call)
                select case when id = PROVIDER then MODEL else gen_random_uuid() end, org_id, id, name, name, '{chat}', 1000,
                    100, 0, 0, 0, 0, 0, 0
                from provider where name like 'many-%'""");
        run("""
                insert into route (id, org_id, name, active)
                select case when id = MODEL then ROUTE else gen_random_uuid() end, org_id, 'to-' || name, 1
                from model where name like 'many-%'""");
        run("""
                insert into route_version (route_id, number, org_id, plan, created_by)
                select id, number, org_id,
                    jsonb_build_object('targets', jsonb_build_array(jsonb_build_object('model', substr(name, 4), 'weight', 1)),
                        'fallbacks', '[]'::jsonb, 'timeouts', '{"firstByte":1000,"idle":1000,"total":1000}'::jsonb,
                        'retries', 0, 'cacheSeconds', 0), PERSON
                from route cross join lateral generate_series(1, case when id = ROUTE then 1000 else 1 end) number
                where name like 'to-many-%'""");
    }

    private void prompts() {
        run("""
                insert into prompt (id, org_id, name, description, newest, created_by)
                select case when n = 1 then PROMPT else gen_random_uuid() end,
                    case when n <= 50 then ORGANISATION else md5((n % 1999)::text)::uuid end, 'many-' || n, '',
                    case when n = 1 then 1000 else 1 end, PERSON
                from generate_series(1, 20000) n""");
        run("""
                insert into prompt_version (org_id, prompt_id, number, content, note, created_by)
                select org_id, id, number, '{"messages":[{"role":"user","text":"Hello"}],"variables":[],"examples":[]}', '', PERSON
                from prompt cross join lateral generate_series(1, newest) number where name like 'many-%'""");
        run("""
                insert into prompt_label (org_id, prompt_id, label, number, moved_by)
                select org_id, id, 'production', 1, PERSON from prompt where name like 'many-%'""");
    }

    private void allowances() {
        run("""
                insert into allowance (id, org_id, name, subject_kind, subject, measure, period, amount)
                select case when n = 1 then ALLOWANCE else gen_random_uuid() end,
                    case when n <= 20 then ORGANISATION else md5((n % 1999)::text)::uuid end, 'many-' || n,
                    case when n % 2 = 0 then 'user' else 'organisation' end,
                    case when n % 2 = 0 then gen_random_uuid()::text else '' end, 'cost', 'day', 1000000000000
                from generate_series(1, 20000) n""");
        run("""
                insert into allowance_use (allowance_id, period_start, org_id)
                select id, date_trunc('day', now(), 'UTC') - n * interval '1 day', org_id
                from allowance cross join generate_series(1, 3) n where name like 'many-%'""");
        // of replicas that live, for calls that have just begun
        run("""
                insert into gateway_replica (id, seen_at)
                select md5('replica ' || n)::uuid, now() + interval '1 day' from generate_series(1, 100) n""");
        run("""
                insert into reservation (id, org_id, replica_id, bound, created_at, leased_at)
                select gen_random_uuid(), md5((n % 1999)::text)::uuid, md5('replica ' || (1 + n % 100))::uuid, '{}', 'infinity',
                    now() + interval '1 day'
                from generate_series(1, 20000) n""");
        run("""
                insert into reservation_line (reservation_id, allowance_id, period_start, org_id, measure, amount)
                select id, gen_random_uuid(), now(), org_id, 'cost', 1 from reservation where created_at = 'infinity'""");
        run("""
                insert into data_key (org_id, version, master_key, wrapped)
                select gen_random_uuid(), 1, (select master_key from data_key limit 1), '\\x00' from generate_series(1, 20000)""");
    }

    /// Other tests neither wait for these reservations to end nor read these keys.
    void deleteWhatOthersMeet() {
        run("delete from reservation where created_at = 'infinity'");
        run("""
                delete from gateway_replica
                where id in (select md5('replica ' || n)::uuid from generate_series(1, 100) n)""");
        run("delete from data_key where wrapped = '\\x00'");
    }

    static long leftOfTheErased() {
        return Rows.count("""
                select count(*) from generate_series(1001, 1007) n, lateral (
                    select 1 from plan where created_by = md5('author ' || n)::uuid or org_id = md5(n::text)::uuid
                    union all select 1 from provider where org_id = md5(n::text)::uuid
                    union all select 1 from prompt_label where org_id = md5(n::text)::uuid
                    union all select 1 from allowance where org_id = md5(n::text)::uuid
                    union all select 1 from model_call where org_id = md5(n::text)::uuid) left_over""");
    }

    private void run(String sql) {
        Rows.execute(sql.replace("ORGANISATION", quoted(organisation))
                .replace("PERSON", quoted(person))
                .replace("PLAN", quoted(plan))
                .replace("PROVIDER", quoted(provider))
                .replace("MODEL", quoted(model))
                .replace("ROUTE", quoted(route))
                .replace("PROMPT", quoted(prompt))
                .replace("ALLOWANCE", quoted(allowance)));
    }

    private static String quoted(UUID id) {
        return "uuid '" + id + "'";
    }
}
