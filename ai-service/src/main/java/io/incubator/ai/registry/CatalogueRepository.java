package io.incubator.ai.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.ai.secrets.Sealed;
import io.incubator.ai.secrets.Vault;
import io.incubator.ai.usage.Prices;
import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// Reads registries, under the system role: calls come before any transaction of a request.
@Singleton
class CatalogueRepository {
    private final Jdbi jdbi;
    private final Vault vault;
    private final ObjectMapper json;

    CatalogueRepository(@SystemRole Jdbi jdbi, Vault vault, ObjectMapper json) {
        this.jdbi = jdbi;
        this.vault = vault;
        this.json = json;
    }

    /// The version of each registry that has one.
    Map<UUID, Long> versions(Collection<UUID> organisations) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select org_id, version from registry_state where org_id = any (:organisations)")
                .bindArray("organisations", UUID.class, List.copyOf(organisations))
                .reduceRows(new HashMap<>(), (versions, row) -> {
                    versions.put(row.getColumn("org_id", UUID.class), row.getColumn("version", Long.class));
                    return versions;
                }));
    }

    /// Everything somebody has set up. The version is read first: what changes in between is read again.
    Registry load(UUID owner) {
        long version = versions(List.of(owner)).getOrDefault(owner, 0L);
        Map<UUID, Target> providers = providers(owner);
        Map<String, Target> models = new HashMap<>();
        Set<String> off = new HashSet<>();
        jdbi.useHandle(handle -> handle.createQuery("select * from model where org_id = :owner")
                .bind("owner", owner)
                .map((row, _) -> Map.entry(row.getString("name"), model(row, providers)))
                .forEach(found -> found.getValue()
                        .ifPresentOrElse(model -> models.put(found.getKey(), model), () -> off.add(found.getKey()))));
        return new Registry(version, models, off, routes(owner), List.copyOf(providers.values()));
    }

    /// Credentials are opened after the rows were read: that takes a transaction of its own.
    private Map<UUID, Target> providers(UUID organisation) {
        List<ProviderRow> rows = jdbi.withHandle(handle -> handle.createQuery("""
                        select id, name, dialect, base_url, credential, credential_key from provider
                        where org_id = :organisation and enabled order by name""")
                .bind("organisation", organisation)
                .map((row, _) -> ProviderRow.of(row))
                .list());
        return rows.stream()
                .map(row -> provider(organisation, row))
                .collect(Collectors.toMap(Target::id, Function.identity()));
    }

    private Target provider(UUID organisation, ProviderRow row) {
        return new Target(
                row.id(),
                row.name(),
                "",
                row.name(),
                row.dialect(),
                row.baseUrl(),
                row.credential()
                        .map(bytes -> new Secret(vault.open(organisation, ProviderService.purpose(row.id()), bytes))),
                Set.of(),
                1,
                1,
                Prices.FREE,
                organisation.equals(Registry.GLOBAL));
    }

    /// A provider as it lies in the database.
    private record ProviderRow(UUID id, String name, Dialect dialect, URI baseUrl, Optional<Sealed> credential) {
        static ProviderRow of(ResultSet row) throws SQLException {
            byte[] bytes = row.getBytes("credential");
            return new ProviderRow(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    Dialect.of(row.getString("dialect")),
                    URI.create(row.getString("base_url")),
                    bytes == null ? Optional.empty() : Optional.of(new Sealed(row.getInt("credential_key"), bytes)));
        }
    }

    private static Optional<Target> model(ResultSet row, Map<UUID, Target> providers) throws SQLException {
        Target provider = providers.get(row.getObject("provider_id", UUID.class));
        return provider == null || !row.getBoolean("enabled")
                ? Optional.empty()
                : Optional.of(new Target(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("upstream_name"),
                        provider.provider(),
                        provider.dialect(),
                        provider.baseUrl(),
                        provider.credential(),
                        Set.copyOf(ModelRepository.capabilities(row)),
                        row.getInt("context_tokens"),
                        row.getInt("max_output_tokens"),
                        ModelRepository.prices(row),
                        provider.global()));
    }

    private Map<String, RoutePlan> routes(UUID organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select r.name, v.plan from route r
                        join route_version v on v.org_id = r.org_id and v.route_id = r.id and v.number = r.active
                        where r.org_id = :organisation""")
                .bind("organisation", organisation)
                .reduceRows(new HashMap<>(), (routes, row) -> {
                    routes.put(row.getColumn("name", String.class), plan(row.getColumn("plan", String.class)));
                    return routes;
                }));
    }

    private RoutePlan plan(String text) {
        try {
            return json.readValue(text, RoutePlan.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored route cannot be read", e);
        }
    }
}
