package io.incubator.auth.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Organisations under a tenant.
@ApplicationScoped
class OrganisationRepository {
    private final Jdbi jdbi;

    OrganisationRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Under its row lock, until the transaction ends. Not the key's: rows that refer to it wait for nobody.
    Optional<Organisation> lock(UUID id) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT id, name, personal_of, created_at FROM organisation WHERE id = :id FOR NO KEY UPDATE")
                .bind("id", id)
                .map((rs, _) -> organisation(rs))
                .findOne());
    }

    void add(Organisation organisation) {
        jdbi.useHandle(
                h -> h.createUpdate("INSERT INTO organisation (id, name, created_at) VALUES (:id, :name, :createdAt)")
                        .bind("id", organisation.id())
                        .bind("name", organisation.name())
                        .bind("createdAt", organisation.createdAt())
                        .execute());
    }

    void rename(UUID id, String name) {
        jdbi.useHandle(h -> h.createUpdate("UPDATE organisation SET name = :name WHERE id = :id")
                .bind("name", name)
                .bind("id", id)
                .execute());
    }

    static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("personal_of", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
