package io.incubator.auth.delegation;

import io.incubator.auth.AuthConfig;
import io.incubator.auth.client.ServiceClient;
import io.incubator.auth.organisation.Standing;
import io.incubator.auth.organisation.StandingRepository;
import io.incubator.auth.token.Grant;
import io.incubator.auth.token.TokenMint;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Mints on-behalf-of tokens, each for one job. What the user may do is looked up at that moment:
/// somebody who left the organisation has no jobs that act for them.
@ApplicationScoped
class DelegationService {
    private final StandingRepository standings;
    private final TokenMint mint;
    private final Duration longest;
    private final Clock clock;

    DelegationService(StandingRepository standings, TokenMint mint, AuthConfig config, Clock clock) {
        this.standings = standings;
        this.mint = mint;
        this.longest = config.tokens().longestDelegation();
        this.clock = clock;
    }

    /// One answer per request, in their order; one query for all of them.
    List<Delegation> delegate(List<DelegationRequest> requests) {
        Map<Membership, Standing> held = QuarkusTransaction.requiringNew()
                .call(() -> standings.findAll(
                        requests.stream().map(DelegationRequest::subject).toList(),
                        requests.stream().map(DelegationRequest::organisation).toList()))
                .stream()
                .collect(Collectors.toMap(s -> new Membership(s.account(), s.organisation()), Function.identity()));
        Instant now = clock.instant();
        return requests.stream()
                .map(r -> answer(r, Optional.ofNullable(held.get(new Membership(r.subject(), r.organisation()))), now))
                .toList();
    }

    private Delegation answer(DelegationRequest request, Optional<Standing> standing, Instant now) {
        return refusal(request, standing, now)
                .map(refusal -> Delegation.refused(request.jobId(), refusal))
                .orElseGet(() -> Delegation.granted(request.jobId(), token(request, now, standing.orElseThrow())));
    }

    private static Optional<Refusal> refusal(DelegationRequest request, Optional<Standing> standing, Instant now) {
        if (ServiceClient.of(request.actor()).isEmpty()) {
            return Optional.of(Refusal.UNKNOWN_ACTOR);
        }
        if (!request.expiresAt().isAfter(now)) {
            return Optional.of(Refusal.EXPIRED);
        }
        if (standing.isEmpty()) {
            return Optional.of(Refusal.NOT_A_MEMBER);
        }
        return standing.get().role().scopes().containsAll(request.scopes())
                ? Optional.empty()
                : Optional.of(Refusal.SCOPE_NOT_HELD);
    }

    private String token(DelegationRequest request, Instant now, Standing standing) {
        Instant latest = now.plus(longest);
        return mint.mint(new Grant.OnBehalf(
                        request.subject(),
                        request.organisation(),
                        request.actor(),
                        request.jobId(),
                        request.scopes(),
                        standing.teams(),
                        request.expiresAt().isBefore(latest) ? request.expiresAt() : latest,
                        standing.asOf()))
                .value();
    }

    private record Membership(UUID account, UUID organisation) {}
}
