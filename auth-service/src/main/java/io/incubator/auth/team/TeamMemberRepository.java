package io.incubator.auth.team;

import io.incubator.kit.paging.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Who belongs to which team, under the tenant.
@ApplicationScoped
class TeamMemberRepository {
    private static final String MEMBERS = """
            SELECT a.id, a.email, a.display_name, m.created_at FROM team_member m JOIN account a ON a.id = m.account_id
            WHERE m.org_id = :organisation AND m.team_id = :team""";

    private final Jdbi jdbi;

    TeamMemberRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Those after a cursor (since, account), who belongs to it the longest first.
    List<TeamMemberView> of(UUID organisation, UUID team, Optional<Cursor> after, int rows) {
        return jdbi.withHandle(h -> h.createQuery(MEMBERS + """
                         AND (m.created_at, m.account_id) > (:since, :account)
                        ORDER BY m.created_at, m.account_id LIMIT :rows""")
                .bind("organisation", organisation)
                .bind("team", team)
                .bind("since", after.map(c -> c.instant(0)).orElse(Instant.EPOCH))
                .bind("account", after.map(c -> c.uuid(1)).orElse(new UUID(0, 0)))
                .bind("rows", rows)
                .map((rs, _) -> member(rs))
                .list());
    }

    Optional<TeamMemberView> find(UUID organisation, UUID team, UUID account) {
        return jdbi.withHandle(h -> h.createQuery(MEMBERS + " AND m.account_id = :account")
                .bind("organisation", organisation)
                .bind("team", team)
                .bind("account", account)
                .map((rs, _) -> member(rs))
                .findOne());
    }

    /// Locks the membership of somebody in the organisation, so that their teams are counted one call
    /// at a time.
    ///
    /// @return in how many teams they are; empty if they do not belong to the organisation
    Optional<Integer> lock(UUID organisation, UUID account) {
        return jdbi.withHandle(h -> h.createQuery("""
                                SELECT 1 FROM membership
                                WHERE org_id = :organisation AND account_id = :account FOR NO KEY UPDATE""")
                        .bind("organisation", organisation)
                        .bind("account", account)
                        .mapTo(Integer.class)
                        .findOne())
                .map(_ -> count(organisation, account));
    }

    private int count(UUID organisation, UUID account) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT count(*) FROM team_member WHERE account_id = :account AND org_id = :organisation")
                .bind("organisation", organisation)
                .bind("account", account)
                .mapTo(Integer.class)
                .one());
    }

    /// Adds somebody whose membership is locked; the team stays until the transaction ends.
    ///
    /// @return false if they belong to it already, or it is gone
    boolean add(UUID organisation, UUID team, UUID account, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                        INSERT INTO team_member (team_id, account_id, org_id, created_at)
                        SELECT t.id, :account, t.org_id, :now FROM team t
                        WHERE t.org_id = :organisation AND t.id = :team FOR KEY SHARE
                        ON CONFLICT (team_id, account_id) DO NOTHING""")
                        .bind("organisation", organisation)
                        .bind("team", team)
                        .bind("account", account)
                        .bind("now", now)
                        .execute())
                == 1;
    }

    boolean remove(UUID organisation, UUID team, UUID account) {
        return jdbi.withHandle(h -> h.createUpdate("""
                        DELETE FROM team_member
                        WHERE org_id = :organisation AND team_id = :team AND account_id = :account""")
                        .bind("organisation", organisation)
                        .bind("team", team)
                        .bind("account", account)
                        .execute())
                == 1;
    }

    /// Takes everybody out.
    ///
    /// @return who was in it
    List<UUID> removeAll(UUID organisation, UUID team) {
        return jdbi.withHandle(h -> h.createQuery("""
                        DELETE FROM team_member WHERE org_id = :organisation AND team_id = :team RETURNING account_id""")
                .bind("organisation", organisation)
                .bind("team", team)
                .mapTo(UUID.class)
                .list());
    }

    private static TeamMemberView member(ResultSet row) throws SQLException {
        return new TeamMemberView(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("display_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
