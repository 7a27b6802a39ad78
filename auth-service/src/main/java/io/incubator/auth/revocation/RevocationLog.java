package io.incubator.auth.revocation;

import io.incubator.auth.AuthConfig;
import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Writes revocations in the transaction of what causes them. Each is kept until the last token it is
/// about has ended, and a little longer for clocks that differ.
@ApplicationScoped
public class RevocationLog {
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Jdbi app;
    private final Jdbi system;
    private final Duration sessionTokens;
    private final Duration allTokens;
    private final Clock clock;

    @Inject
    RevocationLog(Jdbi app, @SystemRole Jdbi system, AuthConfig config, Clock clock) {
        this.app = app;
        this.system = system;
        this.sessionTokens = config.tokens().lifetime().plus(MARGIN);
        Duration delegation = config.tokens().longestDelegation().plus(MARGIN);
        this.allTokens = delegation.compareTo(sessionTokens) > 0 ? delegation : sessionTokens;
        this.clock = clock;
    }

    /// A session ended. In a transaction of the system role.
    public void sessionEnded(UUID session) {
        sessionsEnded(List.of(session));
    }

    /// Sessions ended. In a transaction of the system role.
    public void sessionsEnded(Collection<UUID> sessions) {
        Instant now = clock.instant();
        system.useHandle(h -> h.createUpdate("""
                        INSERT INTO revocation (session_id, revoked_at, expires_at)
                        SELECT id, :now, :expiresAt FROM unnest(:sessions) AS ended(id)""")
                .bindArray("sessions", UUID.class, sessions)
                .bind("now", now)
                .bind("expiresAt", now.plus(sessionTokens))
                .execute());
    }

    /// Somebody's role in an organisation, or their part in a team, changed or ended: every token
    /// minted until now is withdrawn. In a transaction under the tenant, after its lock on the row of
    /// that was granted.
    public void standingChanged(UUID account, UUID organisation) {
        standingsChanged(List.of(account), organisation);
    }

    /// The same of many.
    public void standingsChanged(Collection<UUID> accounts, UUID organisation) {
        Instant now = clock.instant();
        app.useHandle(h -> h.createUpdate("""
                        INSERT INTO revocation (account_id, org_id, revoked_at, expires_at)
                        SELECT id, :organisation, :now, :expiresAt FROM unnest(:accounts) AS changed(id)""")
                .bindArray("accounts", UUID.class, accounts)
                .bind("organisation", organisation)
                .bind("now", now)
                .bind("expiresAt", now.plus(allTokens))
                .execute());
    }

    /// An account is gone: whatever was minted for it, anywhere, is withdrawn. In a transaction of
    /// the system role.
    ///
    /// @return when the last of its tokens has ended, also where this is not heard of
    public Instant accountErased(UUID account) {
        Instant now = clock.instant();
        Instant expiresAt = now.plus(allTokens);
        system.useHandle(h -> h.createUpdate("""
                        INSERT INTO revocation (account_id, revoked_at, expires_at)
                        VALUES (:account, :now, :expiresAt)""")
                .bind("account", account)
                .bind("now", now)
                .bind("expiresAt", expiresAt)
                .execute());
        return expiresAt;
    }
}
