package io.incubator.auth.organisation;

import io.incubator.kit.data.Ids;
import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/// Who belongs where, asked before there is a tenant: at login, refresh and delegation. Call it inside
/// a transaction of the system role. Memberships are read under a share lock: a change of role waits
/// for those who mint tokens by the old one, and those who come later wait for the change.
@ApplicationScoped
public class StandingRepository {
    /// With the teams of those memberships, under a share lock, too: whoever is being taken out of one
    /// is not in it here, or waits for who mints. The memberships are locked first, as by whoever
    /// leaves the organisation and with it the teams: the other way round each could wait for the
    /// other.
    private static final String WITH_TEAMS = """
            WITH m AS MATERIALIZED (%s)
            SELECT m.*, ARRAY(SELECT t.team_id FROM team_member t
                WHERE t.account_id = m.account_id AND t.org_id = m.org_id FOR SHARE) AS teams
            FROM m""";

    private static final String ONE = WITH_TEAMS.formatted("""
            SELECT account_id, org_id, role FROM membership
            WHERE org_id = :organisation AND account_id = :account FOR SHARE""");

    private static final String HOME = WITH_TEAMS.formatted("""
            SELECT h.account_id, h.org_id, h.role FROM membership h JOIN organisation o ON o.id = h.org_id
            WHERE h.account_id = :account
            ORDER BY (o.personal_of = h.account_id) IS TRUE DESC, h.created_at LIMIT 1 FOR SHARE OF h""");

    private static final String MANY = WITH_TEAMS.formatted("""
            SELECT a.account_id, a.org_id, a.role
            FROM (SELECT DISTINCT * FROM unnest(:accounts, :organisations) AS pair(account_id, org_id)) asked
            JOIN membership a USING (account_id, org_id) FOR SHARE OF a""");

    private final Jdbi jdbi;
    private final RowMapper<Standing> standing;

    StandingRepository(@SystemRole Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.standing = (rs, _) -> new Standing(
                rs.getObject("account_id", UUID.class),
                rs.getObject("org_id", UUID.class),
                Role.of(rs.getString("role")),
                Set.of((UUID[]) rs.getArray("teams").getArray()),
                clock.instant());
    }

    /// The standing of an account in an organisation, if it belongs to it.
    public Optional<Standing> find(UUID account, UUID organisation) {
        return jdbi.withHandle(h -> h.createQuery(ONE)
                .bind("organisation", organisation)
                .bind("account", account)
                .map(standing)
                .findOne());
    }

    /// The standing in the organisation an account signs in to when it names none: its personal one.
    public Optional<Standing> home(UUID account) {
        return jdbi.withHandle(
                h -> h.createQuery(HOME).bind("account", account).map(standing).findOne());
    }

    /// The standings of many pairs in one query; pairs that do not belong together are left out.
    ///
    /// @param accounts the account of each pair
    /// @param organisations the organisation of each pair, in the same order
    public List<Standing> findAll(Collection<UUID> accounts, Collection<UUID> organisations) {
        return jdbi.withHandle(h -> h.createQuery(MANY)
                .registerArrayType(UUID.class, "uuid")
                .bindArray("accounts", UUID.class, accounts)
                .bindArray("organisations", UUID.class, organisations)
                .map(standing)
                .list());
    }

    /// Whether an account may give others that role in an organisation.
    public boolean mayGrant(UUID account, UUID organisation, Role role) {
        return find(account, organisation)
                .filter(standing -> standing.role().mayGrant(role))
                .isPresent();
    }

    /// Makes an account a member.
    ///
    /// @return false if it is one already: its role stays
    public boolean add(UUID account, UUID organisation, Role role, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                        INSERT INTO membership (org_id, account_id, role, created_at)
                        VALUES (:organisation, :account, :role, :now) ON CONFLICT (org_id, account_id) DO NOTHING""")
                        .bind("organisation", organisation)
                        .bind("account", account)
                        .bind("role", role.label())
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /// What an organisation is called.
    public String nameOf(UUID organisation) {
        return jdbi.withHandle(h -> h.createQuery("SELECT name FROM organisation WHERE id = :id")
                .bind("id", organisation)
                .mapTo(String.class)
                .one());
    }

    /// Adds the personal organisation of a new account, which owns it.
    public OrganisationView addPersonal(UUID account, String name, Instant now) {
        UUID organisation = Ids.next();
        jdbi.useHandle(h -> {
            h.createUpdate("""
                            INSERT INTO organisation (id, name, personal_of, created_at)
                            VALUES (:id, :name, :account, :now)""")
                    .bind("id", organisation)
                    .bind("name", name)
                    .bind("account", account)
                    .bind("now", now)
                    .execute();
            h.createUpdate("""
                            INSERT INTO membership (org_id, account_id, role, created_at)
                            VALUES (:id, :account, :role, :now)""")
                    .bind("id", organisation)
                    .bind("account", account)
                    .bind("role", Role.OWNER.label())
                    .bind("now", now)
                    .execute();
        });
        return new OrganisationView(organisation, name, true, Role.OWNER, now);
    }
}
