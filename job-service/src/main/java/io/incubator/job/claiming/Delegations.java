package io.incubator.job.claiming;

import io.incubator.job.ledger.LedgerConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/// Gets the on-behalf-of tokens of a claim in one call. While auth-service is away it says so at once, for pauses
/// that grow up to ten seconds, so that jobs are not taken from the ledger only to be put back.
@Singleton
class Delegations {
    private static final Logger LOG = Logger.getLogger(Delegations.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final DelegationClient auth;
    private final LedgerConfig config;
    private volatile Pause pause = new Pause(Duration.ZERO, Instant.EPOCH);

    Delegations(@RestClient DelegationClient auth, LedgerConfig config) {
        this.auth = auth;
        this.config = config;
    }

    /// Whether asking is worth the try.
    boolean areAvailable() {
        return !Instant.now().isBefore(pause.until());
    }

    /// Answers by job, for the jobs that have scopes.
    ///
    /// @param actor client id of the service that works
    /// @return empty if auth-service does not answer
    Optional<Map<UUID, DelegationClient.Answer>> of(List<ClaimedJob> jobs, String actor) {
        List<DelegationClient.Request> requests = jobs.stream()
                .filter(job -> !job.scopes().isEmpty())
                .map(job -> request(job, actor))
                .toList();
        try {
            Map<UUID, DelegationClient.Answer> answers = new HashMap<>();
            if (!requests.isEmpty()) {
                auth.delegate(requests).forEach(answer -> answers.put(answer.jobId(), answer));
            }
            pause = new Pause(Duration.ZERO, Instant.EPOCH);
            return Optional.of(answers);
        } catch (ProcessingException | WebApplicationException e) {
            pause = pause.next();
            LOG.warnf("no on-behalf-of tokens: jobs=%d pause=%s reason=%s", requests.size(), pause.length(), e);
            return Optional.empty();
        }
    }

    private DelegationClient.Request request(ClaimedJob job, String actor) {
        return new DelegationClient.Request(
                job.subject(),
                job.organisation(),
                actor,
                job.attempt().jobId(),
                job.scopes(),
                Instant.now().plus(config.tokenLifetime()));
    }

    private record Pause(Duration length, Instant until) {
        Pause next() {
            Duration longer = length.isZero() ? FIRST_PAUSE : length.multipliedBy(2);
            Duration next = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
            return new Pause(next, Instant.now().plus(next));
        }
    }
}
