package io.incubator.auth.organisation;

import io.incubator.kit.paging.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Memberships under a tenant. Lists run from the oldest to the newest, and every query names the
/// account or the organisation it is about.
@ApplicationScoped
class MembershipRepository implements PanacheRepositoryBase<Membership, Membership.Key> {

    Optional<Membership> find(UUID account, UUID organisation) {
        return find(
                        "from Membership m join fetch m.organisation where m.key.account = ?1 and m.key.organisation = ?2",
                        account,
                        organisation)
                .firstResultOptional();
    }

    /// Under its row lock, until the transaction ends: nobody mints a token by it meanwhile.
    Optional<Membership> lock(UUID account, UUID organisation) {
        return findByIdOptional(new Membership.Key(organisation, account), LockModeType.PESSIMISTIC_WRITE);
    }

    long owners(UUID organisation) {
        return count("key.organisation = ?1 and role = ?2", organisation, Role.OWNER);
    }

    /// The memberships of an account after a cursor (creation, organisation).
    List<Membership> ofAccount(UUID account, Optional<Cursor> after, int rows) {
        return page("organisation", "account", account, after, rows);
    }

    /// The memberships of an organisation after a cursor (creation, account).
    List<Membership> ofOrganisation(UUID organisation, Optional<Cursor> after, int rows) {
        return page("account", "organisation", organisation, after, rows);
    }

    private List<Membership> page(String listed, String of, UUID id, Optional<Cursor> after, int rows) {
        String query = "from Membership m join fetch m." + listed + " where m.key." + of + " = :id";
        Map<String, Object> parameters = new HashMap<>(Map.of("id", id));
        if (after.isPresent()) {
            query += " and (m.createdAt, m.key." + listed + ") > (:createdAt, :last)";
            parameters.put("createdAt", after.get().instant(0));
            parameters.put("last", after.get().uuid(1));
        }
        return find(query + " order by m.createdAt, m.key." + listed, parameters)
                .range(0, rows - 1)
                .list();
    }
}
