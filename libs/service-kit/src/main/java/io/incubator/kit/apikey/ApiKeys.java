package io.incubator.kit.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.incubator.kit.identity.Revocations;
import io.incubator.kit.identity.TokenHolder;
import io.incubator.kit.identity.VouchedToken;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The keys shown here within the last minute. Revocations reach what is remembered, too: a key whose
/// owner's role changed is looked up again, a revoked one is not found then.
@Singleton
class ApiKeys {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Cache<String, ApiKeyGrant> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(REMEMBERED)
            .recordStats()
            .build();
    private final ApiKeySource source;
    private final Revocations revocations;

    ApiKeys(ApiKeySource source, Revocations revocations, MeterRegistry meters) {
        CaffeineCacheMetrics.monitor(meters, known, "api-keys");
        this.source = source;
        this.revocations = revocations;
    }

    /// What a key opens now.
    Optional<ApiKeyGrant> find(String key) {
        String digest = ApiKeyFormat.digest(key);
        ApiKeyGrant grant = known.getIfPresent(digest);
        if (grant != null && isGood(grant)) {
            return Optional.of(grant);
        }
        Optional<ApiKeyGrant> found = source.find(digest).filter(this::isGood);
        found.ifPresentOrElse(fresh -> known.put(digest, fresh), () -> known.invalidate(digest));
        return found;
    }

    static VouchedToken caller(ApiKeyGrant grant) {
        return VouchedToken.withoutSession(holder(grant), grant.scopes());
    }

    private boolean isGood(ApiKeyGrant grant) {
        return Instant.now().isBefore(grant.expiresAt()) && !revocations.isRevoked(holder(grant));
    }

    private static TokenHolder holder(ApiKeyGrant grant) {
        return new TokenHolder(grant.key(), grant.subject(), grant.organisation(), grant.asOf(), grant.expiresAt());
    }
}
