package io.incubator.auth.erasure;

import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Takes a person's rows away. In a transaction of the system role.
@ApplicationScoped
class ErasureRepository {
    private final Jdbi jdbi;

    ErasureRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Keeps the account from joining and founding anything until the transaction ends.
    ///
    /// @return its address; empty if it is gone
    Optional<String> lock(UUID person) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT email FROM account WHERE id = :person AND kind = 'person' FOR UPDATE")
                        .bind("person", person)
                        .mapTo(String.class)
                        .findOne());
    }

    /// Where they belong, with every organisation locked: nobody joins, and of two owners who go at
    /// once one stays.
    List<Standing> standings(UUID person) {
        return jdbi.withHandle(h -> {
            List<UUID> organisations =
                    h.createQuery("""
                            SELECT o.id FROM organisation o JOIN membership m ON m.org_id = o.id
                            WHERE m.account_id = :person ORDER BY o.id FOR UPDATE OF o""").bind("person", person).mapTo(UUID.class).list();
            return h.createQuery("""
                            SELECT o.id, o.personal_of IS NOT DISTINCT FROM :person AS personal,
                                bool_or(a.id = :person AND m.role = 'owner') AS owner,
                                count(*) FILTER (WHERE a.id <> :person AND a.kind = 'person') AS others,
                                count(*) FILTER (WHERE a.id <> :person AND a.kind = 'person' AND m.role = 'owner')
                                    AS other_owners
                            FROM organisation o JOIN membership m ON m.org_id = o.id JOIN account a ON a.id = m.account_id
                            WHERE o.id = ANY(:organisations) GROUP BY o.id""")
                    .bind("person", person)
                    .bindArray("organisations", UUID.class, organisations)
                    .map((row, _) -> new Standing(
                            row.getObject("id", UUID.class),
                            row.getBoolean("personal"),
                            row.getBoolean("owner"),
                            row.getInt("others"),
                            row.getInt("other_owners")))
                    .list();
        });
    }

    /// Deletes organisations, with the accounts of their programs.
    void dissolve(List<UUID> organisations) {
        jdbi.useHandle(h -> {
            h.createUpdate("""
                            DELETE FROM account WHERE kind = 'service' AND id IN
                                (SELECT account_id FROM membership WHERE org_id = ANY(:organisations))""")
                    .bindArray("organisations", UUID.class, organisations)
                    .execute();
            h.createUpdate("DELETE FROM idempotency_key WHERE org_id = ANY(:organisations)")
                    .bindArray("organisations", UUID.class, organisations)
                    .execute();
            h.createUpdate("DELETE FROM organisation WHERE id = ANY(:organisations)")
                    .bindArray("organisations", UUID.class, organisations)
                    .execute();
        });
    }

    /// Deletes the account and, with it, all that refers to it; and what names its person
    /// elsewhere: invitations to
    /// their address, and remembered answers, which are a day old at most.
    void erase(UUID person, String email) {
        jdbi.useHandle(h -> {
            h.createUpdate("DELETE FROM invitation WHERE email = :email")
                    .bind("email", email)
                    .execute();
            h.createUpdate("DELETE FROM stream_ticket WHERE subject = :person")
                    .bind("person", person)
                    .execute();
            h.createUpdate("""
                            DELETE FROM idempotency_key WHERE subject = :person
                                OR position(CAST(:person AS text) IN body) > 0 OR position(:email IN body) > 0""").bind("person", person).bind("email", email).execute();
            h.createUpdate("DELETE FROM account WHERE id = :person")
                    .bind("person", person)
                    .execute();
        });
    }
}
