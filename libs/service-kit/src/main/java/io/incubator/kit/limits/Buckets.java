package io.incubator.kit.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.BucketNotFoundException;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import io.github.bucket4j.util.concurrent.batch.BatchHelper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.time.Duration;

/// The budgets of all callers, kept in the service's database. A replica takes from a budget in memory and settles with
/// the database now and then, so that a request seldom costs a round trip: what replicas may overdraw together is
/// their number times [#UNSETTLED_SHARE].
@Singleton
class Buckets {
    static final Duration WINDOW = Duration.ofMinutes(1);
    /// Of a limit, what a replica takes before it settles.
    private static final double UNSETTLED_SHARE = 0.03;

    private static final Duration UNSETTLED_FOR = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final int MOST_CALLERS = 20_000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> manager;
    private final Cache<Key, BucketProxy> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(IDLE)
            .recordStats()
            .build();

    Buckets(@DataSource("system") AgroalDataSource database, MeterRegistry meters) {
        CaffeineCacheMetrics.monitor(meters, buckets, "budgets");
        manager = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_limit")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(WINDOW))
                .requestTimeout(Duration.ofSeconds(1))
                .build();
    }

    /// Whose budget of what.
    record Key(RateClass.Kind kind, String caller) {}

    /// Takes one request out of a budget.
    ///
    /// @param limit requests a minute
    ConsumptionProbe take(Key key, long limit) {
        try {
            return takeKept(key, limit);
        } catch (BucketNotFoundException | BatchHelper.BatchFailedException e) {
            if (!isForgotten(e)) {
                throw e;
            }
            // the budget was full and its row swept, or others of the same batch were the first to ask for it
            buckets.invalidate(key);
            return takeKept(key, limit);
        }
    }

    private ConsumptionProbe takeKept(Key key, long limit) {
        return buckets.get(key, missing -> bucket(missing, limit)).tryConsumeAndReturnRemaining(1);
    }

    private static boolean isForgotten(Throwable e) {
        return e instanceof BucketNotFoundException || (e.getCause() != null && isForgotten(e.getCause()));
    }

    /// Forgets budgets that are full again.
    void forgetFull() {
        manager.removeExpired(1_000);
    }

    private BucketProxy bucket(Key key, long limit) {
        BucketConfiguration configuration = BucketConfiguration.builder()
                .addLimit(budget -> budget.capacity(limit).refillGreedy(limit, WINDOW))
                .build();
        long unsettled = Math.max(1, Math.round(limit * UNSETTLED_SHARE));
        return manager.builder()
                .withOptimization(Optimizations.delaying(new DelayParameters(unsettled, UNSETTLED_FOR)))
                // a limit that was changed holds from the next start on
                .withImplicitConfigurationReplacement(
                        limit, io.github.bucket4j.TokensInheritanceStrategy.PROPORTIONALLY)
                .build(key.kind().label() + ' ' + key.caller(), () -> configuration);
    }
}
