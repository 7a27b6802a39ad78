package io.incubator.job.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.job.ledger.ChangedJob;
import io.incubator.job.ledger.Ending;
import io.incubator.job.ledger.Families;
import io.incubator.job.ledger.OpenAttempt;
import io.incubator.job.ledger.Settlement;
import io.incubator.kit.data.SystemRole;
import io.incubator.kit.outbox.Outbox;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/// Ends attempts that were lost, and jobs it is too late for.
@Singleton
class SweepService {
    private static final Logger LOG = Logger.getLogger(SweepService.class);

    private final LostAttemptRepository attempts;
    private final OverdueRepository overdue;
    private final Settlement settlement;
    private final Families families;
    private final Jdbi jdbi;
    private final Outbox outbox;
    private final ObjectMapper json;

    SweepService(
            LostAttemptRepository attempts,
            OverdueRepository overdue,
            Settlement settlement,
            Families families,
            @SystemRole Jdbi jdbi,
            @SystemRole Outbox outbox,
            ObjectMapper json) {
        this.attempts = attempts;
        this.overdue = overdue;
        this.settlement = settlement;
        this.families = families;
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.json = json;
    }

    /// Ends some attempts.
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

    /// Fails some jobs whose deadline has passed while they waited.
    ///
    /// @return how many
    @Transactional
    int failOverdue(int limit) {
        List<ChangedJob> failed = overdue.fail(limit);
        outbox.publishAll(failed.stream()
                .map(job -> job.event(json))
                .flatMap(Optional::stream)
                .toList());
        families.changed(jdbi, outbox, failed);
        return failed.size();
    }
}
