package io.incubator.ai.registry;

import io.incubator.ai.secrets.Sealed;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The table of providers.
@Singleton
class ProviderRepository {
    private static final String COLUMNS =
            "id, name, dialect, base_url, credential is not null as has_credential, enabled, version, created_at, updated_at ";

    private final Jdbi jdbi;

    ProviderRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Provider> list(UUID organisation, String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + """
                         from provider where org_id = :organisation and name > :after order by name limit :limit""")
                .bind("organisation", organisation)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> provider(row))
                .list());
    }

    Optional<Provider> find(UUID organisation, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + COLUMNS + " from provider where org_id = :organisation and id = :id")
                .bind("organisation", organisation)
                .bind("id", id)
                .map((row, _) -> provider(row))
                .findOne());
    }

    Optional<Provider> find(UUID organisation, String name) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + COLUMNS + " from provider where org_id = :organisation and name = :name")
                .bind("organisation", organisation)
                .bind("name", name)
                .map((row, _) -> provider(row))
                .findOne());
    }

    /// Whether it was stored; false if the name is taken.
    boolean insert(UUID organisation, UUID id, NewProvider provider, Sealed credential) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into provider (id, org_id, name, dialect, base_url, credential, credential_key)
                        values (:id, :organisation, :name, :dialect, :baseUrl, :credential, :key)
                        on conflict (org_id, name) do nothing""")
                        .bind("id", id)
                        .bind("organisation", organisation)
                        .bind("name", provider.name())
                        .bind("dialect", provider.dialect().label())
                        .bind("baseUrl", provider.baseUrl())
                        .bind("credential", credential == null ? null : credential.bytes())
                        .bind("key", credential == null ? null : credential.key())
                        .execute())
                == 1;
    }

    /// Writes what changed over the version that was read.
    boolean update(UUID organisation, Provider read, ProviderChange change, Sealed credential) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update provider set base_url = coalesce(:baseUrl, base_url),
                            enabled = coalesce(:enabled, enabled),
                            credential = coalesce(:credential, credential),
                            credential_key = coalesce(:key, credential_key),
                            version = version + 1, updated_at = now()
                        where org_id = :organisation and id = :id and version = :version""")
                        .bind("organisation", organisation)
                        .bind("id", read.id())
                        .bind("version", read.version())
                        .bind("baseUrl", change.baseUrl())
                        .bind("enabled", change.enabled())
                        .bind("credential", credential == null ? null : credential.bytes())
                        .bind("key", credential == null ? null : credential.key())
                        .execute())
                == 1;
    }

    boolean delete(UUID organisation, UUID id) {
        return jdbi.withHandle(
                        handle -> handle.createUpdate("delete from provider where org_id = :organisation and id = :id")
                                .bind("organisation", organisation)
                                .bind("id", id)
                                .execute())
                == 1;
    }

    boolean hasModels(UUID organisation, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1 from model where org_id = :organisation and provider_id = :id)""")
                .bind("organisation", organisation)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
    }

    /// Every sealed credential of the organisation, locked.
    Map<UUID, Sealed> credentials(UUID organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, credential, credential_key from provider
                        where org_id = :organisation and credential is not null order by id for update""")
                .bind("organisation", organisation)
                .reduceRows(new TreeMap<>(), (found, row) -> {
                    found.put(
                            row.getColumn("id", UUID.class),
                            new Sealed(
                                    row.getColumn("credential_key", Integer.class),
                                    row.getColumn("credential", byte[].class)));
                    return found;
                }));
    }

    void reseal(UUID organisation, UUID id, Sealed credential) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update provider set credential = :credential, credential_key = :key
                        where org_id = :organisation and id = :id""")
                .bind("organisation", organisation)
                .bind("id", id)
                .bind("credential", credential.bytes())
                .bind("key", credential.key())
                .execute());
    }

    private static Provider provider(ResultSet row) throws SQLException {
        return new Provider(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Dialect.of(row.getString("dialect")),
                row.getString("base_url"),
                row.getBoolean("has_credential"),
                row.getBoolean("enabled"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
