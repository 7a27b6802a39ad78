package io.incubator.kit.ticket;

import io.incubator.kit.data.SystemRole;
import io.incubator.kit.identity.TokenHolder;
import io.incubator.kit.identity.VouchedToken;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Takes tickets in, under the system role: whose they are is not known before.
@Singleton
class TicketRepository {
    private final Jdbi jdbi;

    TicketRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Uses a ticket up. Of many uses at the same time one finds the row, because deleting it locks it.
    ///
    /// @return the caller it stands for; empty if it is spent, too old, unknown or for another address
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<Admission> redeem(String ticket, String path) {
        return jdbi.withHandle(h -> h.createQuery("""
                        delete from stream_ticket
                        where digest = :digest and :path = any (paths) and expires_at > clock_timestamp()
                        returning org_id, subject, session_id, scopes, token_issued_at, token_expires_at""")
                .bind("digest", TicketSecret.digest(ticket))
                .bind("path", path)
                .map((row, _) -> admission(row))
                .findOne());
    }

    /// Deletes what nobody used in time.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void sweep() {
        jdbi.useHandle(h -> h.execute("delete from stream_ticket where expires_at < clock_timestamp()"));
    }

    private static Admission admission(ResultSet row) throws SQLException {
        TokenHolder holder = new TokenHolder(
                row.getObject("session_id", UUID.class),
                row.getObject("subject", UUID.class),
                row.getObject("org_id", UUID.class),
                row.getObject("token_issued_at", OffsetDateTime.class).toInstant(),
                row.getObject("token_expires_at", OffsetDateTime.class).toInstant());
        Array scopes = row.getArray("scopes");
        Set<String> held = Set.of((String[]) scopes.getArray());
        return new Admission(VouchedToken.of(holder, held), held);
    }

    /// Who comes in, and with what rights.
    record Admission(VouchedToken caller, Set<String> scopes) {
        Admission {
            scopes = Set.copyOf(scopes);
        }
    }
}
