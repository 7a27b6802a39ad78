package io.incubator.job.claiming;

import io.incubator.job.doorbell.Doorbell;
import io.incubator.job.kind.KindSettings;
import io.incubator.job.kind.Kinds;
import io.incubator.job.ledger.Ending;
import io.incubator.job.ledger.Fault;
import io.incubator.job.ledger.LedgerConfig;
import io.incubator.job.ledger.OpenAttempt;
import io.incubator.job.ledger.Settlement;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/// A claim from end to end. It is not one transaction: the leases are committed before auth-service is
/// asked for tokens.
@Singleton
class ClaimService {
    private static final Logger LOG = Logger.getLogger(ClaimService.class);
    /// auth-service's refusals that no later attempt would change.
    private static final Set<String> FINAL_REFUSALS = Set.of("not-a-member", "scope-not-held");

    private final ClaimRepository jobs;
    private final Delegations delegations;
    private final Settlement settlement;
    private final Doorbell doorbell;
    private final Kinds kinds;
    private final LedgerConfig config;

    ClaimService(
            ClaimRepository jobs,
            Delegations delegations,
            Settlement settlement,
            Doorbell doorbell,
            Kinds kinds,
            LedgerConfig config) {
        this.jobs = jobs;
        this.delegations = delegations;
        this.settlement = settlement;
        this.doorbell = doorbell;
        this.kinds = kinds;
        this.config = config;
    }

    /// Leases jobs to a worker.
    ///
    /// @param actor client id of the worker's service
    /// @throws ProblemException `service-unavailable` when auth-service gives no tokens; the jobs are
    /// handed back
    Leases claim(ClaimRequest request, String actor) {
        if (!delegations.areAvailable()) {
            throw new ProblemException(CommonError.SERVICE_UNAVAILABLE);
        }
        kinds.seen(request.kind());
        ClaimedJobs claimed = claim(request);
        if (claimed.jobs().isEmpty()) {
            return new Leases(List.of(), claimed.more());
        }
        if (claimed.jobs().size() == request.max()) {
            // this worker is full: wake another one for what may be left
            doorbell.ring(request.kind());
        }
        return new Leases(lease(claimed.jobs(), tokens(claimed.jobs(), actor)), claimed.more());
    }

    private ClaimedJobs claim(ClaimRequest request) {
        KindSettings settings = kinds.answer(request.kind());
        if (settings.paused()) {
            return ClaimedJobs.NONE;
        }
        return settings.isLimited()
                ? jobs.claimUnderLimits(request, config.lease())
                : jobs.claim(request, config.lease());
    }

    private Map<UUID, DelegationClient.Answer> tokens(List<ClaimedJob> claimed, String actor) {
        boolean answered = false;
        try {
            Map<UUID, DelegationClient.Answer> answers = delegations
                    .of(claimed, actor)
                    .orElseThrow(() -> new ProblemException(CommonError.SERVICE_UNAVAILABLE));
            answered = true;
            return answers;
        } finally {
            if (!answered) {
                handBack(claimed);
            }
        }
    }

    /// Leases what has its token; what is refused one fails, or goes back if the refusal was not about
    /// the job.
    private List<Lease> lease(List<ClaimedJob> claimed, Map<UUID, DelegationClient.Answer> answers) {
        List<Lease> leases = new ArrayList<>();
        Map<OpenAttempt, Ending> refused = new HashMap<>();
        for (ClaimedJob job : claimed) {
            DelegationClient.Answer answer = answers.get(job.attempt().jobId());
            if (job.scopes().isEmpty()) {
                leases.add(lease(job, null));
            } else if (answer != null && answer.token() != null) {
                leases.add(lease(job, answer.token()));
            } else {
                refused.put(job.attempt(), refusal(answer));
            }
        }
        if (!refused.isEmpty()) {
            LOG.warnf("on-behalf-of tokens refused: jobs=%d", refused.size());
            QuarkusTransaction.requiringNew().run(() -> settlement.end(refused));
        }
        return leases;
    }

    private static Ending refusal(DelegationClient.Answer answer) {
        String reason = answer == null || answer.refusal() == null ? "no-answer" : answer.refusal();
        Fault fault = new Fault(Fault.DELEGATION_REFUSED, "The job may not act for its subject: " + reason + ".");
        return new Ending.Failed(fault, !FINAL_REFUSALS.contains(reason));
    }

    private Lease lease(ClaimedJob job, String token) {
        return new Lease(
                job.attempt().jobId(),
                job.attempt().epoch(),
                job.attempt().number(),
                job.kind(),
                job.input(),
                job.organisation(),
                job.subject(),
                Math.toIntExact(config.lease().toSeconds()),
                job.runUntil(),
                token,
                job.traceparent());
    }

    private void handBack(List<ClaimedJob> claimed) {
        Map<OpenAttempt, Ending> endings = new HashMap<>();
        claimed.forEach(job -> endings.put(job.attempt(), new Ending.HandedBack()));
        QuarkusTransaction.requiringNew().run(() -> settlement.end(endings));
    }
}
