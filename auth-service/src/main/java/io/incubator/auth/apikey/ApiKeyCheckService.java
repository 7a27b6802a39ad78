package io.incubator.auth.apikey;

import io.incubator.kit.apikey.ApiKeyGrant;
import io.incubator.kit.apikey.ApiKeySource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// Says what a key opens: to this service itself, and to the others by [ApiKeyCheckResource].
@ApplicationScoped
class ApiKeyCheckService implements ApiKeySource {
    private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);

    private final ApiKeyRepository keys;
    private final Clock clock;

    ApiKeyCheckService(ApiKeyRepository keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<ApiKeyGrant> find(String digest) {
        Optional<ApiKeyGrant> grant = keys.find(HexFormat.of().parseHex(digest), clock);
        Instant now = clock.instant();
        grant.ifPresent(found -> keys.used(found.key(), now, now.minus(LAST_USED_PRECISION)));
        return grant;
    }
}
