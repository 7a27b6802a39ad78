package io.incubator.auth.audit;

import io.incubator.kit.data.SystemRole;
import io.incubator.kit.paging.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The chain, under the system role; an organisation's own events, under its tenant.
@ApplicationScoped
class AuditRepository {
    private static final long LOCK = 0x61756469746c6f67L;
    private static final int FETCH = 1_000;

    private final Jdbi app;
    private final Jdbi system;

    AuditRepository(Jdbi app, @SystemRole Jdbi system) {
        this.app = app;
        this.system = system;
    }

    /// A link of the chain.
    ///
    /// @param event null if the row it points to is gone
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Link(long position, byte[] hash, AuditEvent event) {}

    /// Whether this transaction alone may add links.
    boolean lock() {
        return system.withHandle(h -> h.createQuery("SELECT pg_try_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .mapTo(Boolean.class)
                .one());
    }

    Optional<Link> last() {
        return system.withHandle(
                h -> h.createQuery("SELECT position, hash FROM audit_link ORDER BY position DESC LIMIT 1")
                        .map((rs, _) -> new Link(rs.getLong("position"), rs.getBytes("hash"), null))
                        .findOne());
    }

    List<AuditEvent> pending(int limit) {
        return system.withHandle(h -> h.createQuery("""
                        SELECT e.* FROM audit_pending p JOIN audit_event e ON e.id = p.event_id
                        ORDER BY p.event_id LIMIT :limit""")
                .bind("limit", limit)
                .map((rs, _) -> event(rs))
                .list());
    }

    void add(List<Link> links) {
        system.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch(
                    "INSERT INTO audit_link (position, event_id, hash) VALUES (:position, :event, :hash)");
            links.forEach(link -> batch.bind("position", link.position())
                    .bind("event", link.event().id())
                    .bind("hash", link.hash())
                    .add());
            batch.execute();
            h.createUpdate("DELETE FROM audit_pending WHERE event_id = ANY(:ids)")
                    .bindArray(
                            "ids",
                            UUID.class,
                            links.stream().map(link -> link.event().id()).toList())
                    .execute();
        });
    }

    /// Reads the whole chain, link by link.
    void read(Consumer<Link> reader) {
        system.useHandle(h -> h.createQuery("""
                        SELECT l.position, l.hash, e.* FROM audit_link l LEFT JOIN audit_event e ON e.id = l.event_id
                        ORDER BY l.position""")
                .setFetchSize(FETCH)
                .map((rs, _) -> new Link(
                        rs.getLong("position"), rs.getBytes("hash"), rs.getObject("id") == null ? null : event(rs)))
                .forEach(reader));
    }

    /// Events that are in no link and wait for none.
    long unlinked() {
        return system.withHandle(h -> h.createQuery("""
                        SELECT count(*) FROM audit_event e
                        WHERE NOT EXISTS (SELECT 1 FROM audit_link l WHERE l.event_id = e.id)
                          AND NOT EXISTS (SELECT 1 FROM audit_pending p WHERE p.event_id = e.id)""").mapTo(Long.class).one());
    }

    /// The events of an organisation, the newest first; under its tenant.
    List<AuditEvent> of(UUID organisation, Optional<Cursor> before, int rows) {
        return app.withHandle(h -> h.createQuery("""
                        SELECT * FROM audit_event WHERE org_id = :organisation AND (at, id) < (:at, :id)
                        ORDER BY at DESC, id DESC LIMIT :rows""")
                .bind("organisation", organisation)
                .bind("at", before.map(c -> c.instant(0)).orElse(Instant.parse("9999-01-01T00:00:00Z")))
                .bind("id", before.map(c -> c.uuid(1)).orElse(new UUID(0, 0)))
                .bind("rows", rows)
                .map((rs, _) -> event(rs))
                .list());
    }

    private static AuditEvent event(ResultSet row) throws SQLException {
        return new AuditEvent(
                row.getObject("id", UUID.class),
                row.getObject("org_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("kind"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
