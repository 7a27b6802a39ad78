package io.incubator.auth.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/// The life of the signing keys.
@ApplicationScoped
class KeyService {
    private static final Logger LOG = Logger.getLogger(KeyService.class);

    private final SigningKeyRepository keys;
    private final Clock clock;

    KeyService(SigningKeyRepository keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// All keys, after making the very first one if there is none. However many replicas start at once, one makes it:
    /// the others wait for its transaction. Nobody can hold a token yet, so the first key signs without having been
    /// published before.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<SigningKey> ensureSigning() {
        keys.lock();
        List<SigningKey> found = keys.findAll();
        if (found.stream().anyMatch(k -> k.state() == KeyState.SIGNING)) {
            return found;
        }
        SigningKey first = SigningKey.generate(KeyState.SIGNING);
        keys.add(first, clock.instant());
        LOG.infof("first signing key made: kid=%s", first.kid());
        return keys.findAll();
    }

    /// All keys.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<SigningKey> findAll() {
        return keys.findAll();
    }
}
