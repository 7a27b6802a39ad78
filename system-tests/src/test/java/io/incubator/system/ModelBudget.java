package io.incubator.system;

import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/// A person whose organisation may spend so much on a model of which every token it writes costs one nano-dollar.
final class ModelBudget {
    private final SuiteUnderTest suite;
    private final Api person;
    private final String model;
    private final String id;

    private ModelBudget(SuiteUnderTest suite, Api person, String model, String id) {
        this.suite = suite;
        this.person = person;
        this.model = model;
        this.id = id;
    }

    static ModelBudget of(SuiteUnderTest suite, ScriptedModel provider, String model, long amount) {
        Api person = Api.newPerson(suite.gateway());
        String providerId = person.post(
                        "/api/ai/providers",
                        Map.of(
                                "name", "scripted",
                                "dialect", "openai-compatible",
                                "baseUrl", "http://" + provider.address() + "/v1",
                                "credential", "x"))
                .expect(201)
                .text("id");
        for (String name : List.of(model, "exact-" + model)) {
            person.post(
                            "/api/ai/models",
                            Map.of(
                                    "name",
                                    name,
                                    "providerId",
                                    providerId,
                                    "upstreamName",
                                    name,
                                    "capabilities",
                                    List.of("chat"),
                                    "contextTokens",
                                    8_000,
                                    "maxOutputTokens",
                                    1_000,
                                    "prices",
                                    Map.of("input", 0, "output", 1_000_000)))
                    .expect(201);
        }
        String id = person.post(
                        "/api/ai/allowances",
                        Map.of(
                                "name", "all of it",
                                "subjectKind", "organisation",
                                "measure", "cost",
                                "period", "total",
                                "amount", amount))
                .expect(201)
                .text("id");
        return new ModelBudget(suite, person, model, id);
    }

    /// Calls the model, which may write so many tokens; the status.
    int call(int most) {
        return call(model, most);
    }

    /// The same, and it writes all of them.
    int callExactly(int most) {
        return call("exact-" + model, most);
    }

    private int call(String name, int most) {
        return person.post(
                        "/v1/chat/completions",
                        Map.of(
                                "model",
                                name,
                                "max_tokens",
                                most,
                                "messages",
                                List.of(Map.of("role", "user", "content", "Good morning"))))
                .status();
    }

    /// Allows another amount.
    void change(long amount) {
        String path = "/api/ai/allowances/" + id;
        String tag = person.get(path).response().headers().firstValue("ETag").orElseThrow();
        Api.Exchange changed = person.exchange(
                "PATCH",
                path,
                HttpRequest.BodyPublishers.ofString("{\"amount\":" + amount + "}"),
                Map.of("If-Match", tag));
        if (changed.status() != 200) {
            throw new AssertionError(changed.body());
        }
    }

    long used() {
        return number("select coalesce(sum(used), 0) from allowance_use where allowance_id = '" + id + "'");
    }

    long reserved() {
        return number("select coalesce(sum(reserved), 0) from allowance_use where allowance_id = '" + id + "'");
    }

    /// What the ledger has in all.
    long charged() {
        return number(LEDGER);
    }

    /// What the ledger has of replicas that died.
    long lost() {
        return number(LEDGER + " and outcome = 'lost'");
    }

    private static final String LEDGER =
            "select coalesce(sum(cost_nanos), 0) from model_call where org_id = (select org_id from allowance where id = '%s')";

    private long number(String query) {
        try (Connection database = suite.postgres().endpoint().connect("ai-service");
                Statement sql = database.createStatement();
                ResultSet row = sql.executeQuery(query.formatted(id))) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
