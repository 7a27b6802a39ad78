package io.incubator.auth.audit;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.tenancy.ReadOnly;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Chains events and verifies the chain.
@ApplicationScoped
class AuditService {
    private static final byte[] BEGINNING = new byte[32];
    private static final int AT_ONCE = 500;

    private final AuditRepository audit;
    private final CurrentIdentity caller;

    AuditService(AuditRepository audit, CurrentIdentity caller) {
        this.audit = audit;
        this.caller = caller;
    }

    /// Adds what is pending to the chain; one replica at a time does.
    void chain() {
        int added;
        do {
            added = QuarkusTransaction.requiringNew().call(this::chainSome);
        } while (added == AT_ONCE);
    }

    private int chainSome() {
        if (!audit.lock()) {
            return 0;
        }
        List<AuditEvent> events = audit.pending(AT_ONCE);
        if (events.isEmpty()) {
            return 0;
        }
        Optional<AuditRepository.Link> last = audit.last();
        long position = last.map(AuditRepository.Link::position).orElse(0L);
        byte[] hash = last.map(AuditRepository.Link::hash).orElse(BEGINNING);
        List<AuditRepository.Link> links = new ArrayList<>();
        for (AuditEvent event : events) {
            position++;
            hash = event.hash(hash, position);
            links.add(new AuditRepository.Link(position, hash, event));
        }
        audit.add(links);
        return events.size();
    }

    /// Computes the whole chain again. Whoever keeps a head can later tell whether its end was cut off.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Verification verify() {
        Verifier verifier = new Verifier();
        audit.read(verifier::next);
        return verifier.result(audit.unlinked());
    }

    /// The events of the caller's organisation.
    @ReadOnly
    Page<AuditEvent> list(Optional<Cursor> before, int limit) {
        return Page.of(
                audit.of(caller.organisation(), before, limit + 1),
                limit,
                e -> Cursor.of(e.at(), e.id()),
                Function.identity());
    }

    /// What a verification came to.
    ///
    /// @param events links of the chain
    /// @param head hash of the last link, in hexadecimal
    /// @param brokenAt position of the first link that does not fit; absent while all do
    /// @param unlinked events that were taken out of the chain
    record Verification(boolean intact, long events, String head, Long brokenAt, long unlinked) {}

    private static final class Verifier {
        private byte[] hash = BEGINNING;
        private long position;
        private Long brokenAt;

        void next(AuditRepository.Link link) {
            position++;
            boolean fits = link.position() == position
                    && link.event() != null
                    && MessageDigest.isEqual(link.event().hash(hash, position), link.hash());
            if (!fits && brokenAt == null) {
                brokenAt = position;
            }
            hash = link.hash();
        }

        Verification result(long unlinked) {
            return new Verification(
                    brokenAt == null && unlinked == 0, position, HexFormat.of().formatHex(hash), brokenAt, unlinked);
        }
    }
}
