package io.incubator.ai.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// Answers of routes that ask for it, given again to exactly the same request of the same organisation. In memory
/// only: nothing of prompts or answers is kept beyond the route's time, or beyond this process.
@Singleton
class ExactCache {
    private final Cache<String, Answer> answers;

    ExactCache(GatewayConfig config) {
        answers = Caffeine.newBuilder()
                .maximumWeight(config.cache().asLongValue())
                .<String, Answer>weigher((_, answer) -> answer.body().length())
                .expireAfter(Expiry.<String, Answer>creating((_, answer) -> Duration.ofSeconds(answer.seconds())))
                .build();
    }

    /// An answer.
    record Answer(String contentType, Buffer body, int seconds) {}

    /// What a request is found by.
    static String key(UUID organisation, Endpoint endpoint, long registry, Buffer request) {
        return organisation + endpoint.path() + registry + digest(request);
    }

    Optional<Answer> find(String key) {
        return Optional.ofNullable(answers.getIfPresent(key));
    }

    void keep(String key, Answer answer) {
        answers.put(key, answer);
    }

    private static String digest(Buffer request) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(request.getBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
