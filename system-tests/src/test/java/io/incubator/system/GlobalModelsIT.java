package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the operator sets up from the command line, with a token of auth-service, every organisation can call.
@Tag("no-broker")
class GlobalModelsIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int USAGE = 2;
    private static final int REFUSED = 4;

    private final SuiteUnderTest suite = SuiteUnderTest.shared();
    private ScriptedModel upstream;

    @BeforeEach
    void open() {
        upstream = ScriptedModel.open(SuiteUnderTest.providerOfModels().getPort(), _ -> "Of the operator.");
    }

    @AfterEach
    void close() throws InterruptedException {
        // a test that failed half way leaves nothing to others
        operator("unroute", "common-chat");
        operator("remove", "exact-common");
        operator("disconnect", "everybodys");
        upstream.close();
    }

    @Test
    void twoOrganisationsCallWhatTheOperatorHasSetUpAndEachPaysForItsOwn() throws InterruptedException {
        setUp();
        assertThat(operator("list", "--json").output()).contains("\"name\" : \"exact-common\"");
        Api one = Api.newPerson(suite.gateway());
        Api other = Api.newPerson(suite.gateway());
        one.post(
                        "/api/ai/allowances",
                        Map.of(
                                "name", "two calls",
                                "subjectKind", "organisation",
                                "measure", "requests",
                                "period", "day",
                                "amount", 2))
                .expect(201);

        await().atMost(SOON).untilAsserted(() -> assertThat(names(one)).contains("exact-common", "common-chat"));
        await().atMost(SOON).untilAsserted(() -> assertThat(names(other)).contains("exact-common", "common-chat"));
        assertThat(words(chat(one, "common-chat").expect(200))).isEqualTo("Of the operator.");
        chat(one, "exact-common").expect(200);
        chat(one, "exact-common").expect(429);
        chat(other, "exact-common").expect(200);

        charged(one, 2);
        charged(other, 1);

        // when it is removed, nobody finds it any more
        assertThat(operator("unroute", "common-chat").status()).isZero();
        assertThat(operator("remove", "exact-common").status()).isZero();
        assertThat(operator("disconnect", "everybodys").status()).isZero();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(names(other)).doesNotContain("exact-common", "common-chat"));
    }

    @Test
    void anOrganisationsOwnNameWins() throws InterruptedException {
        setUp();
        Api own = Api.newPerson(suite.gateway());
        String provider = own.post(
                        "/api/ai/providers",
                        Map.of(
                                "name", "ours",
                                "dialect", "openai-compatible",
                                "baseUrl", "http://" + upstream.address() + "/v1",
                                "credential", "x"))
                .expect(201)
                .text("id");
        own.post(
                        "/api/ai/models",
                        Map.of(
                                "name",
                                "exact-common",
                                "providerId",
                                provider,
                                "upstreamName",
                                "exact-ours",
                                "capabilities",
                                List.of("chat"),
                                "contextTokens",
                                8_000,
                                "maxOutputTokens",
                                1_000,
                                "prices",
                                Map.of("input", 0, "output", 1_000_000)))
                .expect(201);

        await().atMost(SOON).untilAsserted(() -> {
            chat(own, "exact-common").expect(200);
            assertThat(upstream.written("exact-ours")).isPositive();
        });
        long operators = upstream.written("exact-common");
        chat(own, "exact-common").expect(200);
        assertThat(upstream.written("exact-common")).isEqualTo(operators);
    }

    @Test
    void whoeverIsNotTheOperatorIsRefused() throws InterruptedException {
        Api person = Api.newPerson(suite.gateway());
        Api inside = person.at(suite.inside("ai-service"));
        // tokens of people are for the public API only
        inside.get("/internal/ai/registry").expectProblem(401, "unauthenticated");
        inside.with(workersToken()).get("/internal/ai/registry").expectProblem(403, "forbidden");
        person.get("/internal/ai/registry").expect(404);

        assertThat(incubator("not the secret", "list").status()).isEqualTo(REFUSED);
        assertThat(incubator("", "list").status()).isEqualTo(USAGE);
        assertThat(operator("remove", "no-such-model").status()).isEqualTo(REFUSED);
    }

    /// Of a client that may do something inside, but not this.
    private String workersToken() {
        String form = "grant_type=client_credentials&client_id=worker&client_secret=" + SuiteUnderTest.WORKER_SECRET;
        Api.Exchange answer = Api.anonymous(suite.gateway())
                .exchange(
                        "POST",
                        "/api/auth/token",
                        HttpRequest.BodyPublishers.ofString(form),
                        Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceFirst("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private void setUp() throws InterruptedException {
        // twice: a script may run again
        for (int run = 0; run < 2; run++) {
            for (Command.Result made : List.of(
                    operator("connect", "everybodys", "--base-url", "http://" + upstream.address() + "/v1"),
                    operator(
                            "add",
                            "exact-common",
                            "--provider=everybodys",
                            "--context=8000",
                            "--max-output=1000",
                            "--price-input=0",
                            "--price-output=1"),
                    operator("route", "common-chat", "--to=exact-common=1"))) {
                assertThat(made.status()).as(made.output()).isZero();
            }
        }
    }

    private Command.Result operator(String... arguments) throws InterruptedException {
        return incubator(SuiteUnderTest.OPERATOR_SECRET, arguments);
    }

    private Command.Result incubator(String secret, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("./incubator", "models"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--global", "--url", suite.gateway().toString()));
        return Command.in(
                ROOT,
                Duration.ofMinutes(1),
                Map.of(
                        "CLIENT_SECRET_OPERATOR",
                        secret,
                        "AI_URL",
                        suite.inside("ai-service").toString()),
                command.toArray(String[]::new));
    }

    private static Api.Answer chat(Api caller, String model) {
        return caller.post(
                "/v1/chat/completions",
                Map.of(
                        "model",
                        model,
                        "max_tokens",
                        100,
                        "messages",
                        List.of(Map.of("role", "user", "content", "Good morning"))));
    }

    private static String words(Api.Answer answer) {
        return answer.json().at("/choices/0/message/content").asText();
    }

    private static List<String> names(Api caller) {
        return caller.get("/v1/models").expect(200).json().path("data").findValuesAsText("id");
    }

    /// The usage of the caller's organisation is so many calls of a hundred tokens at a dollar for a million, and no
    /// other.
    private static void charged(Api caller, int calls) {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode answered = caller.get("/api/ai/usage/calls?limit=100")
                    .expect(200)
                    .json()
                    .path("items");
            assertThat(answered.valueStream().filter(call -> call.path("status").asInt() == 200))
                    .hasSize(calls)
                    .allSatisfy(
                            call -> assertThat(call.path("costNanos").asLong()).isEqualTo(100_000));
        });
    }
}
