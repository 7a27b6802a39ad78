package io.incubator.auth.audit;

import io.incubator.kit.data.Ids;
import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Takes events in the transaction of what they tell of: they are there if, and only if, it happened.
@ApplicationScoped
public class AuditLog {
    private final Jdbi app;
    private final Jdbi system;
    private final Clock clock;

    AuditLog(Jdbi app, @SystemRole Jdbi system, Clock clock) {
        this.app = app;
        this.system = system;
        this.clock = clock;
    }

    /// Takes an event in a transaction of the system role.
    ///
    /// @param organisation null where it concerns none
    /// @param kind such as `signed-in`
    public void record(UUID account, UUID organisation, String kind) {
        add(system, account, organisation, kind);
    }

    /// Takes an event in a transaction under the tenant.
    public void recordUnderTenant(UUID account, UUID organisation, String kind) {
        add(app, account, organisation, kind);
    }

    private void add(Jdbi jdbi, UUID account, UUID organisation, String kind) {
        UUID id = Ids.next();
        jdbi.useHandle(h -> {
            h.createUpdate("""
                            INSERT INTO audit_event (id, org_id, account_id, kind, at)
                            VALUES (:id, :organisation, :account, :kind, :now)""")
                    .bind("id", id)
                    .bind("organisation", organisation)
                    .bind("account", account)
                    .bind("kind", kind)
                    .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                    .execute();
            h.createUpdate("INSERT INTO audit_pending (event_id) VALUES (:id)")
                    .bind("id", id)
                    .execute();
        });
    }
}
