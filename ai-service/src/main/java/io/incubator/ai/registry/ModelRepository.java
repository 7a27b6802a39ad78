package io.incubator.ai.registry;

import io.incubator.ai.usage.Prices;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/// The table of models.
@Singleton
class ModelRepository {
    private final Jdbi jdbi;

    ModelRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Model> list(UUID organisation, String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from model where org_id = :organisation and name > :after order by name limit :limit""")
                .bind("organisation", organisation)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> model(row))
                .list());
    }

    Optional<Model> find(UUID organisation, UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from model where org_id = :organisation and id = :id")
                        .bind("organisation", organisation)
                        .bind("id", id)
                        .map((row, _) -> model(row))
                        .findOne());
    }

    Optional<Model> find(UUID organisation, String name) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from model where org_id = :organisation and name = :name")
                        .bind("organisation", organisation)
                        .bind("name", name)
                        .map((row, _) -> model(row))
                        .findOne());
    }

    /// Those of these names that no model has.
    Set<String> missing(UUID organisation, Collection<String> names) {
        Set<String> missing = new TreeSet<>(names);
        missing.removeAll(jdbi.withHandle(handle -> handle.createQuery(
                        "select name from model where org_id = :organisation and name = any (:names)")
                .bind("organisation", organisation)
                .bindArray("names", String.class, List.copyOf(names))
                .mapTo(String.class)
                .list()));
        return missing;
    }

    /// Whether it was stored; false if the name is taken.
    boolean insert(UUID organisation, UUID id, ModelSettings settings) {
        return jdbi.withHandle(handle -> bind(handle.createUpdate("""
                        insert into model (id, org_id, provider_id, name, upstream_name, capabilities, context_tokens,
                            max_output_tokens, price_input, price_cached, price_cache_write, price_output,
                            price_reasoning, price_call, enabled)
                        values (:id, :organisation, :provider, :name, :upstream, :capabilities, :context, :maxOutput,
                            :input, :cached, :cacheWrite, :output, :reasoning, :call, :enabled)
                        on conflict (org_id, name) do nothing"""), settings)
                        .bind("id", id)
                        .bind("organisation", organisation)
                        .execute())
                == 1;
    }

    boolean update(UUID organisation, Model read, ModelSettings settings) {
        return jdbi.withHandle(handle -> bind(handle.createUpdate("""
                        update model set provider_id = :provider, upstream_name = :upstream,
                            capabilities = :capabilities, context_tokens = :context, max_output_tokens = :maxOutput,
                            price_input = :input, price_cached = :cached, price_cache_write = :cacheWrite,
                            price_output = :output, price_reasoning = :reasoning, price_call = :call,
                            enabled = :enabled, version = version + 1, updated_at = now()
                        where org_id = :organisation and id = :id and version = :version and name = :name"""), settings)
                        .bind("organisation", organisation)
                        .bind("id", read.id())
                        .bind("version", read.version())
                        .execute())
                == 1;
    }

    boolean delete(UUID organisation, UUID id) {
        return jdbi.withHandle(
                        handle -> handle.createUpdate("delete from model where org_id = :organisation and id = :id")
                                .bind("organisation", organisation)
                                .bind("id", id)
                                .execute())
                == 1;
    }

    // counted: PostgreSQL takes the JSON conditions for likely, and for one row that exists would read every tenant's
    // routes
    boolean isRouted(UUID organisation, String name) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) > 0 from route r
                        join route_version v on v.org_id = r.org_id and v.route_id = r.id and v.number = r.active
                        where r.org_id = :organisation
                          and (jsonb_exists(v.plan -> 'fallbacks', :name)
                               or v.plan -> 'targets' @> jsonb_build_array(jsonb_build_object('model', :name)))""")
                .bind("organisation", organisation)
                .bind("name", name)
                .mapTo(Boolean.class)
                .one());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, ModelSettings settings) {
        Prices prices = settings.prices();
        return statement
                .bind("provider", settings.providerId())
                .bind("name", settings.name())
                .bind("upstream", settings.upstreamName())
                .bindArray(
                        "capabilities",
                        String.class,
                        settings.capabilities().stream().map(Capability::label).toList())
                .bind("context", settings.contextTokens())
                .bind("maxOutput", settings.maxOutputTokens())
                .bind("input", prices.input())
                .bind("cached", prices.cached())
                .bind("cacheWrite", prices.cacheWrite())
                .bind("output", prices.output())
                .bind("reasoning", prices.reasoning())
                .bind("call", prices.call())
                .bind("enabled", settings.enabled());
    }

    static Prices prices(ResultSet row) throws SQLException {
        return new Prices(
                row.getLong("price_input"),
                row.getLong("price_cached"),
                row.getLong("price_cache_write"),
                row.getLong("price_output"),
                row.getLong("price_reasoning"),
                row.getLong("price_call"));
    }

    static List<Capability> capabilities(ResultSet row) throws SQLException {
        String[] labels = (String[]) row.getArray("capabilities").getArray();
        return Arrays.stream(labels).map(Capability::of).toList();
    }

    private static Model model(ResultSet row) throws SQLException {
        return new Model(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("provider_id", UUID.class),
                row.getString("upstream_name"),
                capabilities(row),
                row.getInt("context_tokens"),
                row.getInt("max_output_tokens"),
                prices(row),
                row.getBoolean("enabled"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
