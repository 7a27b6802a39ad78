package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Somebody leaves for good.
class ErasureIT {
    private static final SuiteUnderTest SUITE = SuiteUnderTest.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BRIEF = "A booking system for a chain of five hair salons. Customers book online, staff"
            + " see their day. Two developers who know Java build it in three months; 2000 bookings a month. ";

    private static final String[] PLANTED = {
        "auth-service.account",
        "auth-service.api_key",
        "auth-service.idempotency_key",
        "auth-service.invitation",
        "auth-service.oauth_client",
        "auth-service.organisation",
        "auth-service.team",
        "project-service.brief",
        "project-service.comment",
        "project-service.idempotency_key",
        "project-service.project",
        "project-service.project_event",
        "project-service.revision",
        "project-service.revision_plan",
        "project-service.task",
        "ai-service.model",
        "ai-service.model_call",
        "ai-service.plan",
        "ai-service.plan_file",
        "ai-service.prompt",
        "ai-service.prompt_label",
        "ai-service.prompt_version",
        "ai-service.provider",
        "job-service.job",
        "job-service.job_schedule"
    };

    /// Stands in everything the person writes and is called.
    private final String canary = "canary-" + UUID.randomUUID();
    private final Api.Account account = new Api.Account(canary + "@example.org", "correct horse " + UUID.randomUUID());
    private final Tables tables = new Tables(SUITE);
    private final Api anonymous = Api.anonymous(SUITE.gateway());

    @Test
    void leavesNothingOfAPersonInAnyTableAndEverythingOfTheOthers() {
        // Given somebody who has used all there is, at home and in an organisation of others
        Firm firm = new Firm();
        firm.invites(account.email());
        anonymous
                .post(
                        "/api/auth/register",
                        Map.of("email", account.email(), "password", account.password(), "displayName", canary))
                .expect(201);
        Api home = Api.signedIn(SUITE.gateway(), account);
        String person = home.get("/api/auth/me").json().at("/user/id").asText();
        standing(home);
        work(home);
        chat(home);
        prompt(home);
        Api member = firm.takesIn(account);
        contribute(member, firm.project, firm.revision);
        plan(member, firm.project);
        assertThat(tables.holding(canary)).as("what was planted").containsKeys(PLANTED);

        // When they have themselves erased
        home.delete("/api/auth/me").expect(204);

        // Then nothing of them is in any table, and they cannot come back
        awaitNothing();
        anonymous
                .post("/api/auth/login", Map.of("email", account.email(), "password", account.password()))
                .expectProblem(401, "invalid-credentials");
        await().atMost(PATIENCE).until(() -> home.get("/api/projects").status() == 401);
        firm.isAsItWas();

        // And the second telling, in its time, takes what came late, and does no harm
        tables.execute("job-service", """
                insert into job (id, org_id, subject, kind, state, priority, input, scopes, max_attempts, run_at)
                values ('%s', '%s', '%s', 'plan', 'queued', 0, '{"note": "%s"}', '{}', 1, now() + interval '1 day')""".formatted(UUID.randomUUID(), firm.id, person, canary));
        assertThat(tables.execute(
                        "auth-service", "update outbox set next_at = now() where aggregate_id = '" + person + "'"))
                .isEqualTo(1);
        awaitNothing();
        firm.isAsItWas();
    }

    private void awaitNothing() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tables.holding(canary)).isEmpty());
    }

    /// What auth-service holds.
    private void standing(Api home) {
        home.post("/api/auth/organisations", Map.of("name", "Alone " + canary)).expect(201);
        String own = home.get("/api/auth/me").json().at("/organisation/id").asText();
        home.post("/api/auth/organisations/" + own + "/teams", Map.of("name", canary))
                .expect(201);
        home.post(
                        "/api/auth/keys",
                        Map.of(
                                "name",
                                canary,
                                "scopes",
                                List.of("projects:read"),
                                "expiresAt",
                                Instant.now().plus(Duration.ofDays(1)).toString()))
                .expect(201);
        home.post(
                        "/api/auth/clients",
                        Map.of(
                                "name",
                                canary,
                                "confidential",
                                true,
                                "redirectUris",
                                List.of("https://app.example/" + canary)))
                .expect(201);
        home.post("/api/auth/email-verification", Map.of()).expect(202);
        assertThat(home.get("/api/auth/me/export")
                        .expect(200)
                        .json()
                        .at("/account/email")
                        .asText())
                .isEqualTo(account.email());
    }

    /// A project with all that happens in one, and jobs.
    private void work(Api api) {
        String path = keyed(api, "/api/projects", "{\"name\":\"%1$s\",\"description\":\"%1$s\"}".formatted(canary));
        String revision = plan(api, path);
        api.post(path + "/revisions/" + revision + "/acceptance", Map.of()).expect(200);
        contribute(api, path, revision);
        Map<String, Object> job = Map.of("kind", "plan", "delaySeconds", 86_400, "input", Map.of("note", canary));
        api.post("/api/jobs", job).expect(202);
        Map<String, Object> schedule = new HashMap<>(Map.of("name", canary, "kind", "plan", "cron", "0 3 1 1 *"));
        schedule.put("input", Map.of("note", canary));
        api.post("/api/jobs/schedules", schedule).expect(201);
    }

    /// A plan from a brief, and one from what was said about it.
    private String plan(Api api, String path) {
        String brief = api.post(path + "/briefs", Map.of("text", BRIEF + canary))
                .expect(201)
                .text("id");
        return planned(api, path, Map.of("briefId", brief));
    }

    private static String planned(Api api, String path, Map<String, Object> request) {
        String revision = api.post(path + "/revisions", request).expect(202).text("id");
        await().atMost(Duration.ofSeconds(MainJob.PATIENCE_SECONDS))
                .until(() -> api.get(path + "/revisions/" + revision).text("state"), "ready"::equals);
        return revision;
    }

    private void contribute(Api api, String path, String revision) {
        planned(
                api,
                path,
                Map.of("parentId", revision, "feedback", Map.of("text", "Fine, but " + canary, "satisfaction", 80)));
        api.post(path + "/revisions/" + revision + "/comments", Map.of("text", canary))
                .expect(201);
        String task =
                api.post(path + "/tasks", Map.of("title", canary)).expect(201).text("id");
        api.post(path + "/tasks/" + task + "/comments", Map.of("text", canary)).expect(201);
    }

    /// A provider with a model, and a call of it, which comes to nothing but stands in the books.
    private void chat(Api api) {
        String provider = api.post(
                        "/api/ai/providers",
                        Map.of(
                                "name",
                                canary,
                                "dialect",
                                "openai-compatible",
                                "baseUrl",
                                "https://models.invalid/v1",
                                "credential",
                                canary))
                .expect(201)
                .text("id");
        Map<String, Object> model =
                new HashMap<>(Map.of("name", canary, "providerId", provider, "upstreamName", canary));
        model.putAll(Map.of("capabilities", List.of("chat"), "contextTokens", 8_000, "maxOutputTokens", 1_000));
        model.put("prices", Map.of("input", 0, "output", 1_000_000));
        api.post("/api/ai/models", model).expect(201);
        Map<String, Object> said = Map.of("role", "user", "content", canary);
        api.post("/v1/chat/completions", Map.of("model", canary, "max_tokens", 9, "messages", List.of(said)))
                .expect(502);
        // it is written after the answer
        await().atMost(PATIENCE).until(() -> tables.holding(canary).containsKey("ai-service.model_call"));
    }

    /// A prompt with a version and a label.
    private void prompt(Api api) {
        Map<String, Object> content = Map.of("messages", List.of(Map.of("role", "user", "text", canary)));
        String prompt = api.post("/api/ai/prompts", Map.of("name", canary, "content", content))
                .expect(201)
                .text("id");
        api.put("/api/ai/prompts/" + prompt + "/labels/" + canary, Map.of("number", 1))
                .expect(200);
    }

    /// Creates something, and has the answer remembered.
    ///
    /// @return its path
    private static String keyed(Api api, String path, String body) {
        Api.Exchange made = api.exchange(
                "POST",
                path,
                HttpRequest.BodyPublishers.ofString(body),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return URI.create(made.headers().getOrDefault("location", "")).getPath();
    }

    /// An organisation of others, with a project of theirs.
    private final class Firm {
        private final Api owner;
        private final String id;
        private final String project;
        private final String revision;
        private final JsonNode plan;

        Firm() {
            Api.Account founder = Api.Account.random();
            id = Api.newPerson(SUITE.gateway(), founder)
                    .post("/api/auth/organisations", Map.of("name", "The firm"))
                    .expect(201)
                    .text("id");
            owner = signIn(founder);
            project = "/api/projects/"
                    + owner.post("/api/projects", Map.of("name", "Ours"))
                            .expect(201)
                            .text("id");
            String brief = owner.post(project + "/briefs", Map.of("text", BRIEF))
                    .expect(201)
                    .text("id");
            revision = planned(owner, project, Map.of("briefId", brief));
            owner.post(project + "/tasks", Map.of("title", "Keep this")).expect(201);
            owner.post(project + "/revisions/" + revision + "/comments", Map.of("text", "Keep this"))
                    .expect(201);
            plan = owner.get(project + "/revisions/" + revision).json();
        }

        void invites(String email) {
            String path = "/api/auth/organisations/" + id + "/invitations";
            keyed(owner, path, "{\"email\":\"" + email + "\",\"role\":\"viewer\"}");
        }

        /// A member, signed in here.
        Api takesIn(Api.Account somebody) {
            owner.post(
                            "/api/auth/organisations/" + id + "/members",
                            Map.of("email", somebody.email(), "role", "member"))
                    .expect(201);
            return signIn(somebody);
        }

        void isAsItWas() {
            assertThat(owner.get(project + "/revisions/" + revision).expect(200).json())
                    .isEqualTo(plan);
            for (String list :
                    List.of("/briefs", "/revisions", "/tasks", "/members", "/revisions/" + revision + "/comments")) {
                assertThat(owner.get(project + list).expect(200).json().get("items"))
                        .as(list)
                        .hasSize(1);
            }
        }

        private Api signIn(Api.Account somebody) {
            Map<String, String> login =
                    Map.of("email", somebody.email(), "password", somebody.password(), "organisationId", id);
            return anonymous.with(
                    anonymous.post("/api/auth/login", login).expect(200).text("accessToken"));
        }
    }
}
