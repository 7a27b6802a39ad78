package io.incubator.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Budgets and limits, which hold exactly however many call at once.
@Tag("no-broker")
@QuarkusIntegrationTest
class AllowancesIT extends PackagedService {
    private static final Duration SOON = Duration.ofSeconds(60);
    /// What the scripted provider's answer costs.
    private static final long ONE_CALL = 410_000;

    private static String allowance(String measure, String period, long amount) {
        return """
                {"name":"limit","subjectKind":"organisation","measure":"%s","period":"%s","amount":%d}""".formatted(measure, period, amount);
    }

    private static List<Integer> race(Models models, String model, int calls) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                all.add(threads.submit(
                        () -> models.call("/chat/completions", limited(model)).statusCode()));
            }
            for (Future<Integer> one : all) {
                statuses.add(one.get());
            }
        }
        return statuses;
    }

    private static JsonObject limited(String model) {
        return Models.chat(model, false).put("max_tokens", 50);
    }

    @Test
    void aRaceOnABudgetSpendsNoNanoDollarTooMuchAndWhatIsLeftCanBeSpent() throws Exception {
        Models models = Models.with("raced-1");
        long budget = 20 * ONE_CALL;
        String id = models.created("allowances", allowance("cost", "total", budget));

        List<Integer> statuses = race(models, "raced-1", 200);

        long served = statuses.stream().filter(status -> status == 200).count();
        assertThat(statuses).allMatch(status -> status == 200 || status == 429);
        assertThat(served).isBetween(1L, 20L);
        await().atMost(SOON)
                .untilAsserted(() -> models.api()
                        .get("/api/ai/allowances/" + id)
                        .then()
                        .body("reserved", equalTo(0))
                        .body("used", equalTo((int) (served * ONE_CALL))));
        // what is left is spent one by one, until a call could cost more than that
        while (models.call("/chat/completions", limited("raced-1")).statusCode() == 200) {
            await().atMost(SOON)
                    .untilAsserted(() ->
                            models.api().get("/api/ai/allowances/" + id).then().body("reserved", equalTo(0)));
        }
        int used = models.api().get("/api/ai/allowances/" + id).then().extract().path("used");
        assertThat((long) used).isLessThanOrEqualTo(budget);
        models.call("/chat/completions", limited("raced-1"))
                .then()
                .statusCode(429)
                .body("error.code", equalTo("insufficient_quota"));
    }

    @Test
    void requestsAndConcurrencyAreCountedExactlyAndFreedAgain() throws Exception {
        Models models = Models.with("counted-1");
        models.created("allowances", allowance("requests", "day", 7));

        assertThat(race(models, "counted-1", 40).stream().filter(status -> status == 200))
                .hasSize(7);

        Models narrow = Models.with("narrow-1");
        String id = narrow.created("allowances", allowance("concurrency", "total", 3));
        race(narrow, "narrow-1", 30);
        await().atMost(SOON)
                .untilAsserted(() -> narrow.api()
                        .get("/api/ai/allowances/" + id)
                        .then()
                        .body("reserved", equalTo(0))
                        .body("used", equalTo(0)));
        narrow.call("/chat/completions", limited("narrow-1")).then().statusCode(200);
    }

    @Test
    void anAnswerWithoutUsageIsChargedAtItsBoundAndMarked() {
        Models models = Models.with("silent");
        String id = models.created("allowances", allowance("cost", "total", 100 * ONE_CALL));

        models.call("/chat/completions", limited("silent")).then().statusCode(200);

        await().atMost(SOON)
                .untilAsserted(() -> models.api()
                        .get("/api/ai/usage/calls")
                        .then()
                        .body("items[0].estimated", equalTo(true))
                        .body("items[0].usage.output", equalTo(50)));
        int cost = models.api().get("/api/ai/usage/calls").then().extract().path("items[0].costNanos");
        models.api().get("/api/ai/allowances/" + id).then().body("used", equalTo(cost));
    }

    @Test
    void filesAndBatchesAreCountedAsRequestsAndBatchesAreNotBegunUnderABudget() {
        Models counted = Models.with();
        String id = counted.created("allowances", allowance("requests", "day", 2));

        for (int i = 0; i < 2; i++) {
            counted.key().get("/v1/files").then().statusCode(200);
        }
        counted.key().get("/v1/files").then().statusCode(429).body("error.code", equalTo("rate_limit_exceeded"));

        await().atMost(SOON)
                .untilAsserted(() -> counted.api()
                        .get("/api/ai/allowances/" + id)
                        .then()
                        .body("reserved", equalTo(0))
                        .body("used", equalTo(2)));
        await().atMost(SOON)
                .untilAsserted(() -> counted.api()
                        .get("/api/ai/usage?groupBy=endpoint")
                        .then()
                        .body("rows.name", equalTo(List.of("/files")))
                        .body("rows[0].calls", equalTo(3))
                        .body("rows[0].failed", equalTo(1)));
        for (String measure : List.of("cost", "tokens")) {
            Models budgeted = Models.with();
            budgeted.created("allowances", allowance(measure, "total", 1_000_000_000));
            budgeted.key()
                    .body("{\"input_file_id\":\"file-1\"}")
                    .post("/v1/batches")
                    .then()
                    .statusCode(429)
                    .body("error.code", equalTo("budget_cannot_bound"));
        }
    }

    @Test
    void whatADeadReplicaHadSetAsideIsChargedAndTheRestIsFree() {
        Models models = Models.with("orphan-1");
        String id = models.created("allowances", allowance("cost", "total", 100 * ONE_CALL));
        models.call("/chat/completions", limited("orphan-1")).then().statusCode(200);
        await().atMost(SOON)
                .untilAsserted(() ->
                        models.api().get("/api/ai/allowances/" + id).then().body("used", equalTo((int) ONE_CALL)));
        String organisation = models.organisation.toString();
        Rows.execute(
                "insert into gateway_replica (id, seen_at) values ('" + models.key + "', now() - interval '1 minute')");
        Rows.execute("""
                select reserve(u.call, '%s', '%s', jsonb_build_object('id', u.call, 'organisation', '%s', 'at', now(),
                    'subject', '%s', 'project', '', 'endpoint', '/chat/completions', 'requested', 'orphan-1',
                    'model', 'orphan-1', 'provider', 'scripted', 'status', 499, 'outcome', 'lost',
                    'usage', jsonb_build_object('input', 10, 'cached', 0, 'cacheWrite', 0, 'output', 5, 'reasoning', 0,
                        'calls', 1), 'costNanos', 1000, 'estimated', true, 'fromCache', false, 'millis', 0),
                    array['%s'::uuid], array[timestamptz 'epoch'], array['cost'], array[1000::bigint])
                from (select gen_random_uuid() as call) u""".formatted(organisation, models.key, organisation, models.person, id));

        // its lease runs out now, and not in a quarter of a minute
        Rows.execute("update reservation set created_at = now() - interval '1 minute' where replica_id = '" + models.key
                + "'");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> models.api()
                        .get("/api/ai/allowances/" + id)
                        .then()
                        .body("reserved", equalTo(0))
                        .body("used", equalTo((int) ONE_CALL + 1000)));
        models.api().get("/api/ai/usage").then().body("rows[0].estimated", equalTo(1));
    }
}
