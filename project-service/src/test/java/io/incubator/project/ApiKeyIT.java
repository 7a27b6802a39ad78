package io.incubator.project;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.incubator.kit.apikey.ApiKeyFormat;
import io.incubator.kittest.TestApiKeys;
import io.incubator.kittest.TestRevocations;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// API keys are bearer tokens here, too.
@Tag("no-broker")
@QuarkusIntegrationTest
class ApiKeyIT extends PackagedService {
    private final UUID organisation = UUID.randomUUID();
    private final UUID subject = UUID.randomUUID();

    @Test
    void aKeyActsForItsOwnerWithinItsScopes() {
        Api owner = new Api(
                organisation,
                subject,
                TestApiKeys.add(UUID.randomUUID(), organisation, subject, "projects:read", "projects:write"));
        Api reader = new Api(
                organisation, subject, TestApiKeys.add(UUID.randomUUID(), organisation, subject, "projects:read"));

        String project = owner.project("Made by a program");
        owner.get(project).statusCode(200).body("name", equalTo("Made by a program"));
        reader.get(project).statusCode(200);
        reader.post("/api/projects", "{\"name\":\"No\"}").statusCode(403).body("code", equalTo("forbidden"));
        Api.somebody().get(project).statusCode(404);
    }

    @Test
    void aKeyNobodyKnowsOpensNothing() {
        for (String key : new String[] {ApiKeyFormat.random(), "inc_" + "a".repeat(49), "inc_"}) {
            new Api(organisation, subject, key)
                    .get("/api/projects")
                    .statusCode(401)
                    .body("code", equalTo("unauthenticated"));
        }
    }

    @Test
    void aRevokedKeyOpensNothingWithinFiveSecondsAlthoughItIsRemembered() {
        UUID id = UUID.randomUUID();
        Api program = new Api(organisation, subject, TestApiKeys.add(id, organisation, subject, "projects:read"));
        program.get("/api/projects").statusCode(200);

        TestRevocations.session(id);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> program.request().get("/api/projects").statusCode() == 401);
    }
}
