package io.incubator.kittest;

import io.incubator.kit.apikey.ApiKeyFormat;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// API keys as auth-service would know them.
public final class TestApiKeys {
    private static final Map<String, String> GRANTS = new ConcurrentHashMap<>();
    private static final int LIFE_SECONDS = 600;

    private TestApiKeys() {}

    /// A key.
    ///
    /// @param id by which [TestRevocations#session(UUID)] revokes it
    public static String add(UUID id, UUID organisation, UUID subject, String... scopes) {
        String key = ApiKeyFormat.random();
        Instant now = Instant.now();
        GRANTS.put(ApiKeyFormat.digest(key), """
                {"key":"%s","subject":"%s","organisation":"%s","scopes":[%s],"asOf":"%s","expiresAt":"%s"}""".formatted(
                        id,
                        subject,
                        organisation,
                        Stream.of(scopes).map(s -> "\"" + s + "\"").collect(Collectors.joining(",")),
                        now,
                        now.plusSeconds(LIFE_SECONDS)));
        return key;
    }

    static String answer(String question) {
        return GRANTS.entrySet().stream()
                .filter(known -> question.contains(known.getKey()))
                .map(known -> "{\"grant\":" + known.getValue() + "}")
                .findFirst()
                .orElse("{\"grant\":null}");
    }
}
