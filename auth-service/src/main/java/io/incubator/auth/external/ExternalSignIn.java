package io.incubator.auth.external;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.auth.notice.NoticeKind;
import io.incubator.auth.notice.NoticeRepository;
import io.incubator.auth.token.KeySealer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Signing in with an account elsewhere. It says who somebody is there, and whose account that opens here; the second
/// factor of that account is asked for by whoever opens a session. No call to a provider is made inside a transaction.
@ApplicationScoped
public class ExternalSignIn {
    /// From going elsewhere to being here again, and from there to having signed in.
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(ExternalSignIn.class);
    private static final int SHORTEST_SEAL = 29;

    private final Providers providers;
    private final ProviderClient client;
    private final HandshakeRepository handshakes;
    private final IdentityRepository identities;
    private final NoticeRepository notices;
    private final KeySealer sealer;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    ExternalSignIn(
            Providers providers,
            ProviderClient client,
            HandshakeRepository handshakes,
            IdentityRepository identities,
            NoticeRepository notices,
            KeySealer sealer,
            ObjectMapper json,
            Clock clock) {
        this.providers = providers;
        this.client = client;
        this.handshakes = handshakes;
        this.identities = identities;
        this.notices = notices;
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    /// A provider that may be chosen.
    ///
    /// @param id in addresses
    public record Choice(String id, String name) {}

    /// A sign-in that has begun.
    ///
    /// @param address where the browser goes
    /// @param browser what it keeps, for this sign-in only
    public record Begun(URI address, String browser) {
        @Override
        public String toString() {
            return "Begun[…]";
        }
    }

    /// A browser that has come back.
    ///
    /// @param request the application's
    /// @param outcome what the provider says, or why that does not hold
    public record Back(String request, Outcome outcome) {}

    /// What came of it.
    public sealed interface Outcome {
        /// Somebody is known to the provider.
        record Vouched(Arrival arrival) implements Outcome {}

        /// It came to nothing.
        record Failed(ExternalFailure failure) implements Outcome {}
    }

    /// The providers of this installation.
    public List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        providers.all().forEach(provider -> choices.add(new Choice(provider.id(), provider.name())));
        return choices;
    }

    /// As people know a provider; empty for one that is not set any more.
    public Optional<String> name(String provider) {
        return providers.find(provider).map(Provider::name);
    }

    /// Sends a browser elsewhere.
    ///
    /// @param request of the application, to go on with
    /// @return empty if there is no such provider
    /// @throws ExternalFailure if it does not answer
    public Optional<Begun> begin(String id, String request) {
        return providers.find(id).map(provider -> {
            Handshake handshake = Handshake.random();
            URI address;
            try {
                address = client.address(provider, handshake);
            } catch (ExternalFailure e) {
                throw noted(provider, e);
            }
            byte[] sealed = sealer.seal(request.getBytes(StandardCharsets.UTF_8), "request " + handshake.browser());
            Instant now = clock.instant();
            QuarkusTransaction.requiringNew()
                    .run(() -> handshakes.add(
                            handshake, new HandshakeRepository.Begun(id, sealed), now, now.plus(LIFETIME)));
            return new Begun(address, handshake.browser());
        });
    }

    /// Takes back a browser that was sent elsewhere, once.
    ///
    /// @param browser what it kept
    /// @param code empty if the provider did not give one
    /// @param issuer what the answer said about who gives it
    /// @return empty if this browser was not sent, or is back already
    public Optional<Back> arrive(String browser, String state, Optional<String> code, Optional<String> issuer) {
        Handshake handshake = new Handshake(browser, state);
        return QuarkusTransaction.requiringNew()
                .call(() -> handshakes.spend(handshake, clock.instant()))
                .map(begun -> new Back(
                        new String(sealer.open(begun.request(), "request " + browser), StandardCharsets.UTF_8),
                        outcome(begun.provider(), handshake, code, issuer)));
    }

    private Outcome outcome(String id, Handshake handshake, Optional<String> code, Optional<String> issuer) {
        Optional<Provider> provider = providers.find(id);
        if (provider.isEmpty() || code.isEmpty()) {
            return new Outcome.Failed(ExternalFailure.refused("no code"));
        }
        try {
            return new Outcome.Vouched(client.arrive(provider.get(), handshake, code.get(), issuer));
        } catch (ExternalFailure e) {
            return new Outcome.Failed(noted(provider.get(), e));
        }
    }

    /// Whose account it opens.
    public Optional<UUID> account(Arrival arrival) {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> identities.use(arrival, now));
    }

    /// Has it open an account from now on, in a transaction of the system role. Its owner is told.
    ///
    /// @throws ExternalFailure if it opens another one
    public void link(Arrival arrival, UUID account) {
        Instant now = clock.instant();
        if (identities.add(arrival, account, now)) {
            notices.add(account, NoticeKind.IDENTITY_LINKED, now);
        } else if (identities.use(arrival, now).filter(account::equals).isEmpty()) {
            throw ExternalFailure.refused("it opens another account");
        }
    }

    /// Hands somebody who has arrived to the browser, which can neither read nor change it, and no other one can use
    /// it.
    public String ticket(Arrival arrival, String browser) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(sealer.seal(json.writeValueAsBytes(arrival), "arrival " + browser));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Who has arrived; empty for what is no ticket of this browser in force.
    public Optional<Arrival> arrival(String ticket, String browser) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(ticket);
            if (sealed.length < SHORTEST_SEAL) {
                return Optional.empty();
            }
            return Optional.of(json.readValue(sealer.open(sealed, "arrival " + browser), Arrival.class))
                    .filter(arrival -> arrival.until().isAfter(clock.instant()));
        } catch (IllegalArgumentException | IllegalStateException | IOException notOurs) {
            return Optional.empty();
        }
    }

    private static ExternalFailure noted(Provider provider, ExternalFailure failure) {
        LOG.warnf(
                "sign-in elsewhere failed: provider=%s reason=%s cause=%s",
                provider.id(),
                failure.getMessage(),
                failure.getCause() == null
                        ? "none"
                        : failure.getCause().getClass().getSimpleName());
        return failure;
    }
}
