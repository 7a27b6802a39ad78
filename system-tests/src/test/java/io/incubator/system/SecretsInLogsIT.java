package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.launcher.suite.ServiceName;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Secrets and what people write are planted wherever they go in, in calls that succeed and in calls that fail, and
/// then looked for in every log.
@Tag("no-broker")
class SecretsInLogsIT {
    private static final SuiteUnderTest SUITE = SuiteUnderTest.shared();

    private final Map<String, String> planted = new TreeMap<>();
    private final Api anonymous = Api.anonymous(SUITE.gateway());

    @Test
    void nothingSecretAndNothingPeopleWroteIsInAnyLogAndNobodyForgesALine() throws IOException {
        // Given somebody, whose password and tokens go where they should and where they should not
        Api.Account account = new Api.Account("person-" + UUID.randomUUID() + "@example.org", plant("password"));
        Api person = Api.newPerson(SUITE.gateway(), account);
        Api.Answer login = anonymous
                .post("/api/auth/login", Map.of("email", account.email(), "password", account.password()))
                .expect(200);
        plant("access token", signature(login.text("accessToken")));
        plant("refresh token", login.text("refreshToken"));
        wrongCalls(account, login);
        credentials(person, account);

        // And what they write, in good and in broken requests
        String project = person.post("/api/projects", Map.of("name", "Logs", "description", plant("description")))
                .expect(201)
                .text("id");
        String brief = person.post(
                        "/api/projects/" + project + "/briefs",
                        Map.of("text", "A library for a school. " + plant("brief")))
                .expect(201)
                .text("id");
        person.post("/api/projects/" + project + "/revisions", Map.of("briefId", brief));
        person.postRaw("/api/projects/" + project + "/briefs", "{\"text\": \"" + plant("broken JSON") + "\", ");
        person.post("/api/projects", Map.of("name", List.of(plant("wrong type"))));
        person.post("/api/projects", Map.of(plant("unknown field"), "x"));

        // And a line that is none of ours, by every way a client has
        String forged = "FORGED-" + UUID.randomUUID();
        person.get("/api/projects/%0d%0a" + forged);
        person.get("/api/projects?cursor=%0d%0a" + forged);
        person.post("/api/projects", Map.of("name", "a\r\n" + forged));
        anonymous.post("/api/auth/login", Map.of("email", "a\r\n" + forged + "@example.org", "password", "x"));

        // When all services have worked after that
        MainJob.begin(Api.newPerson(SUITE.gateway())).awaitPlan();

        // Then none has said anything of it
        Map<String, String> logs = logs();
        assertThat(logs).hasSize(ServiceName.values().length);
        logs.forEach((service, log) -> {
            planted.forEach((what, secret) -> assertThat(log.contains(secret))
                    .as("%s in the log of %s", what, service)
                    .isFalse());
            assertThat(log.lines().noneMatch(line -> line.startsWith("FORGED-")))
                    .as("a forged line in the log of %s", service)
                    .isTrue();
        });
    }

    private void wrongCalls(Api.Account account, Api.Answer login) {
        anonymous.post("/api/auth/login", Map.of("email", account.email(), "password", plant("wrong password")));
        anonymous.post("/api/auth/login", Map.of("email", account.email(), "password", List.of(plant("list"))));
        anonymous.postRaw("/api/auth/login", "{\"email\": \"x\", \"password\": \"" + plant("broken login"));
        anonymous.post("/api/auth/refresh", Map.of("refreshToken", plant("wrong refresh token")));
        anonymous.with(login.text("accessToken") + plant("spoilt token")).get("/api/auth/me");
        anonymous.get("/api/auth/me?access_token=" + plant("token in an address"));
        anonymous.exchange(
                "POST",
                "/oauth2/token",
                HttpRequest.BodyPublishers.ofString("grant_type=authorization_code&client_id=" + UUID.randomUUID()
                        + "&client_secret=" + plant("client secret") + "&code=" + plant("code")),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        anonymous.post("/api/auth/refresh", Map.of("refreshToken", login.text("refreshToken")));
    }

    private void credentials(Api person, Api.Account account) {
        plant(
                "TOTP secret",
                person.post("/api/auth/factors/totp", Map.of()).expect(201).text("secret"));
        plant(
                "API key",
                person.post(
                                "/api/auth/keys",
                                Map.of(
                                        "name", "a key",
                                        "scopes", List.of("projects:read"),
                                        "expiresAt",
                                                Instant.now()
                                                        .plus(Duration.ofDays(1))
                                                        .toString()))
                        .expect(201)
                        .text("key"));
        plant(
                "client secret shown once",
                person.post(
                                "/api/auth/clients",
                                Map.of(
                                        "name",
                                        "An App",
                                        "confidential",
                                        true,
                                        "redirectUris",
                                        List.of("https://app.example/callback")))
                        .expect(201)
                        .text("clientSecret"));
        person.put(
                        "/api/auth/password",
                        Map.of("currentPassword", account.password(), "password", plant("next password")))
                .expect(204);
    }

    private String plant(String what) {
        return plant(what, "canary-" + UUID.randomUUID());
    }

    private String plant(String what, String secret) {
        assertThat(secret).as(what).isNotBlank();
        planted.put(what, secret);
        return secret;
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private static Map<String, String> logs() throws IOException {
        Map<String, String> logs = new TreeMap<>();
        for (ServiceName service : ServiceName.values()) {
            logs.put(service.fullName(), Files.readString(SUITE.log(service.fullName()), StandardCharsets.UTF_8));
        }
        return logs;
    }
}
