package io.incubator.system.contract;

import io.incubator.system.Api;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// An organisation that can call a model, by two keys of it.
///
/// @param mayCall a key with `models:use`
/// @param mayNot a key with all else but that
record ModelAccess(Api mayCall, Api mayNot) {
    static final String MODEL = "scripted";
    static final String PROVIDER = "vendor";
    /// The header that names a provider where there are several.
    static final String CHOICE = "x-incubator-provider";

    private static final String SCOPE = "models:use";

    /// Registers provider and model.
    static ModelAccess setUp(Person owner, URI vendor) {
        String provider = owner.api()
                .post(
                        "/api/ai/providers",
                        Map.of(
                                "name",
                                PROVIDER,
                                "dialect",
                                "openai-compatible",
                                "baseUrl",
                                vendor + "/v1",
                                "credential",
                                "x"))
                .expect(201)
                .text("id");
        owner.api()
                .post(
                        "/api/ai/models",
                        Map.of(
                                "name",
                                MODEL,
                                "providerId",
                                provider,
                                "upstreamName",
                                MODEL,
                                "capabilities",
                                List.of("chat"),
                                "contextTokens",
                                8_000,
                                "maxOutputTokens",
                                1_000,
                                "prices",
                                Map.of("input", 1, "output", 1)))
                .expect(201);
        List<String> others = owner.scopes().stream()
                .filter(scope -> !scope.equals(SCOPE))
                .sorted()
                .toList();
        return new ModelAccess(key(owner, List.of(SCOPE)), key(owner, others));
    }

    private static Api key(Person owner, List<String> scopes) {
        String key = owner.api()
                .post(
                        "/api/auth/keys",
                        Map.of(
                                "name",
                                Scenarios.unique("key"),
                                "scopes",
                                scopes,
                                "expiresAt",
                                Instant.now().plus(Duration.ofDays(1)).toString()))
                .expect(201)
                .text("key");
        return owner.api().with(key);
    }
}
