package io.incubator.job.sweep;

import io.incubator.job.ledger.Ending;
import io.incubator.job.ledger.OpenAttempt;
import io.incubator.job.ledger.Settlement;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Ends attempts that were lost.
@Singleton
class SweepService {
    private static final Logger LOG = Logger.getLogger(SweepService.class);

    private final LostAttemptRepository attempts;
    private final Settlement settlement;

    SweepService(LostAttemptRepository attempts, Settlement settlement) {
        this.attempts = attempts;
        this.settlement = settlement;
    }

    /// Ends some.
    ///
    /// @return how many
    @Transactional
    int endLost(int limit) {
        List<OpenAttempt> lost = attempts.lock(limit);
        settlement.end(lost.stream().collect(Collectors.toMap(Function.identity(), _ -> new Ending.Lost())));
        if (!lost.isEmpty()) {
            LOG.warnf("leases ran out: count=%d", lost.size());
        }
        return lost.size();
    }
}
