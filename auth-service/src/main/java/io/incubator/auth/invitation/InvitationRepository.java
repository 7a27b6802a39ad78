package io.incubator.auth.invitation;

import io.incubator.auth.account.EmailAddress;
import io.incubator.auth.mail.MailToken;
import io.incubator.auth.organisation.Role;
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
import org.jdbi.v3.core.Jdbi;

/// Invitations: lists under the tenant, all else under the system role, because whoever accepts one has no tenant
/// there yet.
@ApplicationScoped
class InvitationRepository {
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final Jdbi app;
    private final Jdbi system;

    InvitationRepository(Jdbi app, @SystemRole Jdbi system) {
        this.app = app;
        this.system = system;
    }

    /// What an accepted invitation was for.
    record Offer(UUID organisation, UUID invitedBy, Role role) {}

    /// Adds one; a former one of that address gives way to it.
    ///
    /// @return its id
    UUID add(UUID organisation, UUID by, MemberInvitation invitation, MailToken token) {
        return system.withHandle(h -> h.createQuery("""
                        INSERT INTO invitation (id, org_id, email, role, invited_by, digest, created_at, expires_at)
                        VALUES (:id, :organisation, :email, :role, :by, :digest, :createdAt, :expiresAt)
                        ON CONFLICT (org_id, email) DO UPDATE SET role = :role, invited_by = :by, digest = :digest,
                            created_at = :createdAt, expires_at = :expiresAt
                        RETURNING id""")
                .bind("id", invitation.id())
                .bind("organisation", organisation)
                .bind("email", invitation.email())
                .bind("role", invitation.role().label())
                .bind("by", by)
                .bind("digest", token.digest())
                .bind("createdAt", invitation.createdAt())
                .bind("expiresAt", invitation.expiresAt())
                .mapTo(UUID.class)
                .one());
    }

    /// Those of an organisation, the newest first; under its tenant.
    List<MemberInvitation> of(UUID organisation, Optional<Cursor> before, int rows) {
        return app.withHandle(h -> h.createQuery("""
                        SELECT id, email, role, created_at, expires_at FROM invitation
                        WHERE org_id = :organisation AND (created_at, id) < (:createdAt, :id)
                        ORDER BY created_at DESC, id DESC LIMIT :rows""")
                .bind("organisation", organisation)
                .bind("createdAt", before.map(c -> c.instant(0)).orElse(END_OF_TIME))
                .bind("id", before.map(c -> c.uuid(1)).orElse(new UUID(0, 0)))
                .bind("rows", rows)
                .map((rs, _) -> new MemberInvitation(
                        rs.getObject("id", UUID.class),
                        rs.getString("email"),
                        Role.of(rs.getString("role")),
                        instant(rs, "created_at"),
                        instant(rs, "expires_at")))
                .list());
    }

    boolean remove(UUID id, UUID organisation) {
        return system.withHandle(h -> h.createUpdate("DELETE FROM invitation WHERE id = :id AND org_id = :organisation")
                        .bind("id", id)
                        .bind("organisation", organisation)
                        .execute())
                > 0;
    }

    /// What a code offers to that address, without spending it.
    Optional<Offer> find(MailToken token, EmailAddress email, Instant now) {
        return offer("""
                SELECT org_id, invited_by, role FROM invitation
                WHERE digest = :digest AND email = :email AND expires_at > :now""", token, email, now);
    }

    /// The same, and spends it: of many at once, one gets it.
    Optional<Offer> spend(MailToken token, EmailAddress email, Instant now) {
        return offer("""
                DELETE FROM invitation WHERE digest = :digest AND email = :email AND expires_at > :now
                RETURNING org_id, invited_by, role""", token, email, now);
    }

    private Optional<Offer> offer(String sql, MailToken token, EmailAddress email, Instant now) {
        return system.withHandle(h -> h.createQuery(sql)
                .bind("digest", token.digest())
                .bind("email", email.value())
                .bind("now", now)
                .map((rs, _) -> new Offer(
                        rs.getObject("org_id", UUID.class),
                        rs.getObject("invited_by", UUID.class),
                        Role.of(rs.getString("role"))))
                .findOne());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
