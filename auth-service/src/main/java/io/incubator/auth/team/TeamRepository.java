package io.incubator.auth.team;

import io.incubator.kit.data.Violation;
import io.incubator.kit.paging.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.util.PSQLState;

/// The teams of an organisation, under its tenant.
@ApplicationScoped
class TeamRepository {
    private static final String TEAMS =
            "SELECT t.id, t.name, t.description, t.version, t.created_at, t.updated_at FROM team t ";

    private final Jdbi jdbi;

    TeamRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Those after a cursor (name), by name.
    ///
    /// @param member only those this account belongs to; null for all
    List<TeamView> of(UUID organisation, UUID member, Optional<Cursor> after, int rows) {
        String theirs = member == null ? "" : """
                AND EXISTS (SELECT 1 FROM team_member m
                            WHERE m.org_id = t.org_id AND m.team_id = t.id AND m.account_id = :member)
                """;
        return jdbi.withHandle(h -> {
            Query query = h.createQuery(TEAMS + "WHERE t.org_id = :organisation AND t.name_key > lower(:after) "
                            + theirs + "ORDER BY t.name_key LIMIT :rows")
                    .bind("organisation", organisation)
                    .bind("after", after.map(c -> c.text(0)).orElse(""))
                    .bind("rows", rows);
            if (member != null) {
                query.bind("member", member);
            }
            return query.map((rs, _) -> team(rs)).list();
        });
    }

    Optional<TeamView> find(UUID organisation, UUID id) {
        return find(organisation, id, "");
    }

    /// Under its row lock, until the transaction ends.
    Optional<TeamView> lock(UUID organisation, UUID id) {
        return find(organisation, id, " FOR UPDATE");
    }

    private Optional<TeamView> find(UUID organisation, UUID id, String lock) {
        return jdbi.withHandle(h -> h.createQuery(TEAMS + "WHERE t.org_id = :organisation AND t.id = :id" + lock)
                .bind("organisation", organisation)
                .bind("id", id)
                .map((rs, _) -> team(rs))
                .findOne());
    }

    /// Adds one.
    ///
    /// @return false if its name is taken
    boolean add(UUID organisation, TeamView team) {
        return write("""
                INSERT INTO team (id, org_id, name, description, version, created_at, updated_at)
                VALUES (:id, :organisation, :name, :description, :version, :createdAt, :updatedAt)
                ON CONFLICT (org_id, name_key) DO NOTHING""", organisation, team);
    }

    /// Writes one that is locked.
    ///
    /// @return false if its name is taken; the transaction then comes to nothing
    boolean change(UUID organisation, TeamView team) {
        try {
            return write("""
                    UPDATE team SET name = :name, description = :description, version = :version, updated_at = :updatedAt
                    WHERE org_id = :organisation AND id = :id""", organisation, team);
        } catch (UnableToExecuteStatementException e) {
            if (Violation.of(PSQLState.UNIQUE_VIOLATION, e)) {
                return false;
            }
            throw e;
        }
    }

    private boolean write(String sql, UUID organisation, TeamView team) {
        return jdbi.withHandle(h -> h.createUpdate(sql)
                        .bind("organisation", organisation)
                        .bind("id", team.id())
                        .bind("name", team.name())
                        .bind("description", team.description())
                        .bind("version", team.version())
                        .bind("createdAt", team.createdAt())
                        .bind("updatedAt", team.updatedAt())
                        .execute())
                == 1;
    }

    void remove(UUID organisation, UUID id) {
        jdbi.useHandle(h -> h.createUpdate("DELETE FROM team WHERE org_id = :organisation AND id = :id")
                .bind("organisation", organisation)
                .bind("id", id)
                .execute());
    }

    private static TeamView team(ResultSet row) throws SQLException {
        return new TeamView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("description"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
