package io.incubator.ai.usage;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;

/// Calls turned to columns: one statement stores as many as there are, with one value for each column.
record CallColumns(List<ModelCall> calls) {
    static final String INSERT = """
            insert into model_call (id, org_id, at, subject, api_key, project, endpoint, requested, model, provider,
                status, outcome, input_tokens, cached_tokens, cache_write_tokens, output_tokens,
                reasoning_tokens, cost_nanos, estimated, cached, millis)
            select * from unnest(:id::uuid[], :orgid::uuid[], :at::timestamptz[], :subject::uuid[],
                :apikey::uuid[], :project::text[], :endpoint::text[], :requested::text[],
                :model::text[], :provider::text[], :status::integer[], :outcome::text[],
                :inputtokens::bigint[], :cachedtokens::bigint[], :cachewritetokens::bigint[],
                :outputtokens::bigint[], :reasoningtokens::bigint[], :costnanos::bigint[],
                :estimated::boolean[], :cached::boolean[], :millis::bigint[])
            on conflict (id) do nothing returning id""";

    Query bind(Query query) {
        column(query, "id", UUID.class, call -> call.id());
        column(query, "orgid", UUID.class, call -> call.organisation());
        column(query, "at", String.class, call -> call.at().toString());
        column(query, "subject", UUID.class, call -> call.subject());
        column(query, "apikey", UUID.class, call -> call.key());
        column(query, "project", String.class, call -> call.project());
        column(query, "endpoint", String.class, call -> call.endpoint());
        column(query, "requested", String.class, call -> call.requested());
        column(query, "model", String.class, call -> call.model());
        column(query, "provider", String.class, call -> call.provider());
        column(query, "status", Integer.class, call -> call.status());
        column(query, "outcome", String.class, call -> call.outcome());
        column(query, "inputtokens", Long.class, call -> call.usage().input());
        column(query, "cachedtokens", Long.class, call -> call.usage().cached());
        column(query, "cachewritetokens", Long.class, call -> call.usage().cacheWrite());
        column(query, "outputtokens", Long.class, call -> call.usage().output());
        column(query, "reasoningtokens", Long.class, call -> call.usage().reasoning());
        column(query, "costnanos", Long.class, call -> call.costNanos());
        column(query, "estimated", Boolean.class, call -> call.estimated());
        column(query, "cached", Boolean.class, call -> call.fromCache());
        column(query, "millis", Long.class, call -> call.millis());
        return query;
    }

    private <T> void column(Query query, String name, Class<T> type, Function<ModelCall, T> value) {
        query.bindArray(name, type, calls.stream().map(value).toArray());
    }
}
