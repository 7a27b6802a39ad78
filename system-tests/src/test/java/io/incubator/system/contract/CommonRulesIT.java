package io.incubator.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.system.contract.Answers.Outcome;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every operation keeps wherever its contract says that it applies: versions, problem
/// details, strict bodies, paging, conditional requests and idempotency keys.
// what an operation answers does not depend on the broker behind it
@Tag("no-broker")
class CommonRulesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String V1 = "application/vnd.incubator.v1+json";
    private static final String FUTURE = "application/vnd.incubator.v99+json";
    private static final int OVERSIZE = 2_000_000;

    /// job-service takes workers' results, which are larger.
    private static final int OVERSIZE_FOR_JOBS = 17_000_000;

    /// Speaks OAuth, with clients only.
    private static final String TOKENS = "/api/auth/token";

    private final World world = World.shared();
    private final Person owner = world.owner();

    static Stream<Operation> versioned() {
        return of(operation -> operation.answersJson()
                && operation.path().startsWith("/api/")
                && !operation.path().equals(TOKENS));
    }

    static Stream<Operation> takingBodies() {
        return of(operation -> operation.bodySchema().isPresent());
    }

    static Stream<Operation> named() {
        return of(Operation::names);
    }

    static Stream<Operation> paged() {
        return of(operation -> operation.marked("x-paged"));
    }

    static Stream<Operation> readConditionally() {
        return of(operation ->
                operation.marked("x-conditional") && operation.method().equals("GET"));
    }

    static Stream<Operation> changedConditionally() {
        return of(operation ->
                operation.marked("x-conditional") && !operation.method().equals("GET"));
    }

    static Stream<Operation> idempotent() {
        return of(operation -> operation.marked("x-idempotent"));
    }

    private static Stream<Operation> of(Predicate<Operation> rule) {
        return Contracts.operations().stream().filter(rule);
    }

    @ParameterizedTest
    @MethodSource("versioned")
    void answersTheVersionThatIsAskedForAndRefusesAnUnknownOne(Operation operation) {
        Outcome known = send(operation, Map.of("Accept", V1));
        assertThat(known.status()).as(known.body()).isIn(operation.successes());
        if (!known.body().isEmpty()) {
            assertThat(known.header("Content-Type")).startsWith(V1);
        }

        Outcome unknown = Answers.problem(send(operation, Map.of("Accept", FUTURE)), 406);
        assertThat(unknown.json().path("code").asText()).isEqualTo("unknown-version");
        assertThat(unknown.body()).contains(V1);
    }

    @ParameterizedTest
    @MethodSource("takingBodies")
    void refusesBodiesThatAreNotWhatTheContractSays(Operation operation) throws Exception {
        Call call = prepared(operation);
        ObjectNode strange = JSON.valueToTree(call.body());
        strange.put("zzUnknown", 1);

        code(send(operation, new Call(call.path(), strange, call.headers())), 400, "unknown-field");
        code(send(operation, new Call(call.path(), "{\"a\":", call.headers())), 400, "malformed-body");
        code(send(operation, new Call(call.path(), "[1,2", call.headers())), 400, "malformed-body");
        code(
                send(
                        operation,
                        new Call(call.path(), JSON.writeValueAsString(call.body()), call.headers())
                                .with("Content-Type", "text/plain")),
                415,
                "unsupported-media-type");
        int tooMuch = operation.service().equals("job-service") ? OVERSIZE_FOR_JOBS : OVERSIZE;
        code(
                send(operation, new Call(call.path(), "{\"x\":\"" + "y".repeat(tooMuch) + "\"}", call.headers())),
                413,
                "body-too-large");
    }

    @ParameterizedTest
    @MethodSource("named")
    void answersForWhatIsNotThereInTheLanguageOfTheCaller(Operation operation) {
        Call call = prepared(operation);
        String elsewhere = call.path()
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", UUID.randomUUID().toString());
        String nowhere = call.path().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "not-an-id");

        Outcome english = Answers.problem(
                Answers.send(owner.api(), operation, new Call(elsewhere, call.body(), call.headers())), 404);
        Outcome chinese = Answers.problem(
                Answers.send(
                        owner.api(),
                        operation,
                        new Call(elsewhere, call.body(), call.headers()),
                        Map.of("Accept-Language", "zh-CN,zh;q=0.9")),
                404);
        Answers.problem(Answers.send(owner.api(), operation, new Call(nowhere, call.body(), call.headers())), 404);

        assertThat(chinese.json().path("code")).isEqualTo(english.json().path("code"));
        assertThat(chinese.json().path("title").asText()).containsPattern("\\p{IsHan}");
        assertThat(english.json().path("title").asText()).doesNotContainPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @MethodSource("paged")
    void pagesByACursorOfItsOwn(Operation operation) {
        Call call = prepared(operation);
        Outcome first = query(operation, call, "limit=1");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().path("items").size()).isLessThanOrEqualTo(1);
        JsonNode next = first.json().path("nextCursor");
        if (next.isTextual()) {
            assertThat(first.header("Link")).contains("rel=\"next\"");
            Outcome second = query(operation, call, "limit=1&cursor=" + next.asText());
            assertThat(second.status()).as(second.body()).isEqualTo(200);
            assertThat(second.json().path("items")).isNotEqualTo(first.json().path("items"));
        }

        code(query(operation, call, "cursor=nonsense"), 400, "invalid-cursor");
        Answers.problem(query(operation, call, "limit=0"), 400);
        Answers.problem(query(operation, call, "limit=101"), 400);
        Answers.problem(query(operation, call, "limit=many"), 400);
    }

    @ParameterizedTest
    @MethodSource("readConditionally")
    void sendsNothingTwiceToWhoeverHasIt(Operation operation) {
        Call call = prepared(operation);
        Outcome whole = Answers.send(owner.api(), operation, call);
        String tag = whole.header("ETag");
        assertThat(tag).as("ETag of %s", operation).isNotEmpty();

        Outcome same = Answers.send(owner.api(), operation, call, Map.of("If-None-Match", tag));

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("changedConditionally")
    void changesNothingThatWasChangedMeanwhile(Operation operation) {
        Outcome stale = send(operation, Map.of("If-Match", "\"987654321\""));

        code(stale, 412, "precondition-failed");
        assertThat(send(operation, Map.of("If-Match", "*")).status()).isIn(operation.successes());
    }

    @ParameterizedTest
    @MethodSource("idempotent")
    void doesOnceWhatIsAskedForTwice(Operation operation) {
        Call call = prepared(operation);
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        Outcome first = Answers.send(owner.api(), operation, call, key);
        Outcome again = Answers.send(owner.api(), operation, call, key);

        assertThat(first.status()).as(first.body()).isIn(operation.successes());
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(List.of(first.header("Idempotency-Replayed"), again.header("Idempotency-Replayed")))
                .containsExactly("", "true");
        if (call.body() != null) {
            Call other = prepared(operation);
            ObjectNode changed = JSON.valueToTree(call.body());
            JSON.<ObjectNode>valueToTree(other.body()).properties().forEach(p -> changed.set(p.getKey(), p.getValue()));
            if (!changed.equals(JSON.valueToTree(call.body())) && other.path().equals(call.path())) {
                code(
                        Answers.send(owner.api(), operation, new Call(call.path(), changed, call.headers()), key),
                        422,
                        "idempotency-key-reused");
            }
        }
    }

    private Call prepared(Operation operation) {
        return Scenarios.of(operation).prepare(world, owner);
    }

    private Outcome send(Operation operation, Map<String, String> headers) {
        Call call = prepared(operation);
        return Answers.send(call.sender(owner).api(), operation, call, headers);
    }

    private Outcome send(Operation operation, Call call) {
        return Answers.send(owner.api(), operation, call);
    }

    private Outcome query(Operation operation, Call call, String query) {
        String separator = call.path().contains("?") ? "&" : "?";
        return send(operation, new Call(call.path() + separator + query, call.body(), call.headers()));
    }

    private static void code(Outcome outcome, int status, String code) {
        Answers.problem(outcome, status);
        assertThat(outcome.json().path("code").asText()).as(outcome.body()).isEqualTo(code);
    }
}
