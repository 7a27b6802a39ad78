package io.incubator.auth.token;

import io.incubator.auth.AuthConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/// The life of the signing keys.
@ApplicationScoped
class KeyService {
    private static final Logger LOG = Logger.getLogger(KeyService.class);

    private final SigningKeyRepository keys;
    private final AuthConfig.Keys config;
    /// How long after its last signature a key may still be asked for.
    private final Duration outlived;

    private final Clock clock;

    KeyService(SigningKeyRepository keys, AuthConfig config, Clock clock) {
        this.keys = keys;
        this.config = config.keys();
        Duration longest = config.tokens().lifetime().compareTo(config.tokens().longestDelegation()) > 0
                ? config.tokens().lifetime()
                : config.tokens().longestDelegation();
        // another replica may sign by its old view for a while
        this.outlived = longest.plus(config.keys().refresh()).plus(Duration.ofMinutes(5));
        this.clock = clock;
    }

    /// All keys, after making the very first one if there is none. However many replicas start at once,
    /// one makes it: the others wait for its transaction. Nobody can hold a token yet, so the first key
    /// signs without having been published before.
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

    /// Moves the keys on: begins a rotation that is due, lets a key sign that everybody knows by now,
    /// deletes what has signed no token that is still good. However many replicas do it at once, it
    /// happens once.
    ///
    /// @return all keys
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<SigningKey> advance() {
        Instant now = clock.instant();
        if (keys.isAnythingDue(now.minus(config.rotation()), now.minus(config.publishedFor()), now.minus(outlived))) {
            keys.lock();
            if (keys.signsSinceBefore(now.minus(config.rotation()))) {
                publish(now);
            }
            keys.promote(now.minus(config.publishedFor()), now);
            keys.delete(now.minus(outlived));
        }
        return keys.findAll();
    }

    /// Begins a rotation, unless one is under way.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void rotate() {
        keys.lock();
        publish(clock.instant());
    }

    private void publish(Instant now) {
        if (!keys.hasPublished()) {
            SigningKey next = SigningKey.generate(KeyState.PUBLISHED);
            keys.add(next, now);
            LOG.infof("next signing key published: kid=%s", next.kid());
        }
    }
}
