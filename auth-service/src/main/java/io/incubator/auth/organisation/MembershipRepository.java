package io.incubator.auth.organisation;

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
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/// Who belongs to which organisation, under a tenant. Lists run from the oldest to the newest, and every query names
/// the account or the organisation it is about.
@ApplicationScoped
class MembershipRepository {
    private static final String ORGANISATIONS = """
            SELECT o.id, o.name, o.personal_of, o.created_at, m.role, m.created_at AS since
            FROM membership m JOIN organisation o ON o.id = m.org_id WHERE m.account_id = :account
            """;
    private static final String MEMBERS = """
            SELECT a.id, a.email, a.display_name, m.role, m.created_at AS since
            FROM membership m JOIN account a ON a.id = m.account_id WHERE m.org_id = :organisation
            """;

    private final Jdbi jdbi;

    MembershipRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Membership> find(UUID account, UUID organisation) {
        return jdbi.withHandle(h -> h.createQuery(ORGANISATIONS + "AND m.org_id = :organisation")
                .bind("account", account)
                .bind("organisation", organisation)
                .map((rs, _) -> membership(rs))
                .findOne());
    }

    /// Under the membership's row lock, until the transaction ends: nobody mints a token by it meanwhile.
    Optional<MemberView> lock(UUID account, UUID organisation) {
        return jdbi.withHandle(h -> h.createQuery(MEMBERS + "AND m.account_id = :account FOR NO KEY UPDATE OF m")
                .bind("account", account)
                .bind("organisation", organisation)
                .map((rs, _) -> member(rs))
                .findOne());
    }

    long owners(UUID organisation) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT count(*) FROM membership WHERE org_id = :organisation AND role = :owner")
                        .bind("organisation", organisation)
                        .bind("owner", Role.OWNER.label())
                        .mapTo(Long.class)
                        .one());
    }

    /// The organisations of an account after a cursor (since, organisation).
    List<Membership> ofAccount(UUID account, Optional<Cursor> after, int rows) {
        return jdbi.withHandle(h -> page(
                h.createQuery(ORGANISATIONS + after("org_id", after)).bind("account", account),
                after,
                rows,
                (rs, _) -> membership(rs)));
    }

    /// The members of an organisation after a cursor (since, account).
    List<MemberView> ofOrganisation(UUID organisation, Optional<Cursor> after, int rows) {
        return jdbi.withHandle(h -> page(
                h.createQuery(MEMBERS + after("account_id", after)).bind("organisation", organisation),
                after,
                rows,
                (rs, _) -> member(rs)));
    }

    /// Adds somebody.
    ///
    /// @return false if they are a member already
    boolean add(UUID organisation, UUID account, Role role, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                INSERT INTO membership (org_id, account_id, role, created_at)
                                VALUES (:organisation, :account, :role, :now) ON CONFLICT DO NOTHING""")
                        .bind("organisation", organisation)
                        .bind("account", account)
                        .bind("role", role.label())
                        .bind("now", now)
                        .execute())
                == 1;
    }

    void change(UUID organisation, UUID account, Role role) {
        jdbi.useHandle(h -> h.createUpdate(
                        "UPDATE membership SET role = :role WHERE org_id = :organisation AND account_id = :account")
                .bind("role", role.label())
                .bind("organisation", organisation)
                .bind("account", account)
                .execute());
    }

    void remove(UUID organisation, UUID account) {
        jdbi.useHandle(
                h -> h.createUpdate("DELETE FROM membership WHERE org_id = :organisation AND account_id = :account")
                        .bind("organisation", organisation)
                        .bind("account", account)
                        .execute());
    }

    private static String after(String listed, Optional<Cursor> after) {
        String following = after.isPresent() ? "AND (m.created_at, m.%1$s) > (:since, :last) " : "";
        return (following + "ORDER BY m.created_at, m.%1$s LIMIT :rows").formatted(listed);
    }

    private static <T> List<T> page(Query query, Optional<Cursor> after, int rows, RowMapper<T> mapper) {
        after.ifPresent(cursor -> query.bind("since", cursor.instant(0)).bind("last", cursor.uuid(1)));
        return query.bind("rows", rows).map(mapper).list();
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(OrganisationRepository.organisation(row), Role.of(row.getString("role")), since(row));
    }

    private static MemberView member(ResultSet row) throws SQLException {
        return new MemberView(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("display_name"),
                Role.of(row.getString("role")),
                since(row));
    }

    private static Instant since(ResultSet row) throws SQLException {
        return row.getObject("since", OffsetDateTime.class).toInstant();
    }
}
