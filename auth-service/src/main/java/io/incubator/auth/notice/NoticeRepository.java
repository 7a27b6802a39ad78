package io.incubator.auth.notice;

import io.incubator.auth.audit.AuditLog;
import io.incubator.auth.mail.Mailbox;
import io.incubator.kit.data.Ids;
import io.incubator.kit.data.SystemRole;
import io.incubator.kit.paging.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Notices: written by the system role where they happen, read by whose they are.
@ApplicationScoped
public class NoticeRepository {
    private final Jdbi app;
    private final Jdbi system;
    private final Mailbox mailbox;
    private final AuditLog audit;

    NoticeRepository(Jdbi app, @SystemRole Jdbi system, Mailbox mailbox, AuditLog audit) {
        this.audit = audit;
        this.mailbox = mailbox;
        this.app = app;
        this.system = system;
    }

    /// Leaves a notice and tells it by mail, too, in a transaction of the system role.
    public void add(UUID account, NoticeKind kind, Instant now) {
        system.useHandle(h -> h.createUpdate(
                        "INSERT INTO notice (id, account_id, kind, created_at) VALUES (:id, :account, :kind, :now)")
                .bind("id", Ids.next())
                .bind("account", account)
                .bind("kind", kind.label())
                .bind("now", now)
                .execute());
        system.withHandle(h -> h.createQuery("SELECT email FROM account WHERE id = :account")
                        .bind("account", account)
                        .mapTo(String.class)
                        .findOne())
                .ifPresent(email -> mailbox.post(account, kind.mail(email)));
        audit.record(account, null, kind.label());
    }

    /// The newest first, before a cursor (creation, id).
    List<Notice> of(UUID account, Optional<Cursor> before, int rows) {
        return app.withHandle(h -> h.createQuery("""
                        SELECT id, kind, created_at FROM notice
                        WHERE account_id = :account AND (created_at, id) < (:createdAt, :id)
                        ORDER BY created_at DESC, id DESC LIMIT :rows""")
                .bind("account", account)
                .bind("createdAt", before.map(c -> c.instant(0)).orElse(Instant.parse("9999-01-01T00:00:00Z")))
                .bind("id", before.map(c -> c.uuid(1)).orElse(new UUID(0, 0)))
                .bind("rows", rows)
                .map((rs, _) -> new Notice(
                        rs.getObject("id", UUID.class),
                        rs.getString("kind"),
                        rs.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list());
    }
}
