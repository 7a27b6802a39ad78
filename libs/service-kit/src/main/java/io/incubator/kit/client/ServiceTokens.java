package io.incubator.kit.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// This service's own access token, fetched with its client credentials and kept until shortly before it expires.
@Singleton
public class ServiceTokens {
    private static final Duration RENEW_BEFORE_END = Duration.ofMinutes(1);

    private final TokenClient client;
    private final ServiceConfig config;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Held held = new Held("", Instant.EPOCH);

    ServiceTokens(@RestClient TokenClient client, ServiceConfig config) {
        this.client = client;
        this.config = config;
    }

    /// A token good for at least a minute.
    ///
    /// @throws jakarta.ws.rs.ProcessingException when auth-service is away
    public String current() {
        Held token = held;
        return token.isFresh() ? token.value() : renew();
    }

    private String renew() {
        lock.lock();
        try {
            if (!held.isFresh()) {
                TokenAnswer answer = client.token(
                        "client_credentials",
                        config.clientId(),
                        config.clientSecret()
                                .orElseThrow(
                                        () -> new IllegalStateException(
                                                "Set CLIENT_SECRET to this service's client secret, as auth-service knows it.")),
                        "incubator-internal");
                held = new Held(answer.accessToken(), Instant.now().plusSeconds(answer.expiresIn()));
            }
            return held.value();
        } finally {
            lock.unlock();
        }
    }

    private record Held(String value, Instant expiresAt) {
        boolean isFresh() {
            return Instant.now().isBefore(expiresAt.minus(RENEW_BEFORE_END));
        }
    }

    /// The part of RFC 6749's token response we need.
    public record TokenAnswer(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("scope") String scope) {}
}
