package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("no-broker")
@QuarkusIntegrationTest
class BoardIT extends PackagedService {
    private final Api somebody = Api.somebody();
    private String project;

    @BeforeEach
    void aProject() {
        project = somebody.project("Board");
    }

    @Test
    void aTaskIsMadeReadChangedAndDeleted() {
        String task = somebody.post(project + "/tasks", """
                        {"title":"Tide tables","description":"From the harbour","doneWhen":"They are in","phase":"p1",
                         "track":"backend","estimate":{"optimistic":0.5,"likely":1,"pessimistic":3}}""")
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("status", equalTo("todo"))
                .body("inPlan", equalTo(false))
                .body("estimate.pessimistic", equalTo(3.0f))
                .body("$", not(hasKey("assignee")))
                .extract()
                .header("Location");
        UUID who = UUID.randomUUID();

        somebody.patch(task, "{\"status\":\"in-progress\",\"assignee\":\"" + who + "\"}")
                .statusCode(200)
                .body("status", equalTo("in-progress"))
                .body("assignee", equalTo(who.toString()))
                .body("title", equalTo("Tide tables"))
                .body("version", equalTo(2));
        somebody.patch(task, "{\"title\":\"Tide tables\"}").body("version", equalTo(2));
        somebody.patch(task, "{\"assignee\":null}")
                .body("$", not(hasKey("assignee")))
                .body("version", equalTo(3));
        somebody.get(task).statusCode(200).body("version", equalTo(3)).body("doneWhen", equalTo("They are in"));

        somebody.delete(task).statusCode(204);
        somebody.get(task).statusCode(404);
    }

    @Test
    void aStateOnlyGoesWhereItMay() {
        String task = task("Reviewed");

        somebody.patch(task, "{\"status\":\"in-review\"}")
                .statusCode(409)
                .body("code", equalTo("task-transition-refused"));
        somebody.patch(task, "{\"status\":\"in-progress\"}").statusCode(200);
        somebody.patch(task, "{\"status\":\"in-review\"}").statusCode(200);
        somebody.patch(task, "{\"status\":\"done\"}").statusCode(200);
        somebody.patch(task, "{\"status\":\"dropped\"}").statusCode(409);
    }

    @Test
    void tasksStandWhereTheyArePut() {
        List<String> tasks = IntStream.range(0, 5).mapToObj(i -> task("T" + i)).toList();

        move(tasks.get(4), "{\"to\":\"top\"}");
        assertThat(titles("")).containsExactly("T4", "T0", "T1", "T2", "T3");
        move(tasks.get(0), "{\"to\":\"bottom\"}");
        assertThat(titles("")).containsExactly("T4", "T1", "T2", "T3", "T0");
        move(tasks.get(3), "{\"after\":\"" + id(tasks.get(4)) + "\"}");
        assertThat(titles("")).containsExactly("T4", "T3", "T1", "T2", "T0");
        move(tasks.get(0), "{\"before\":\"" + id(tasks.get(4)) + "\",\"status\":\"in-progress\"}");
        assertThat(titles("")).containsExactly("T0", "T4", "T3", "T1", "T2");
        assertThat(titles("&status=in-progress")).containsExactly("T0");
        somebody.get(tasks.get(0)).body("version", equalTo(2));
        somebody.get(tasks.get(1)).body("version", equalTo(1));
    }

    @Test
    void twentyMovesAtTheSameTimeEndInATotalOrderWithNothingLost() throws Exception {
        List<String> tasks = IntStream.range(0, 20).mapToObj(i -> task("T" + i)).toList();

        List<Callable<Integer>> moves = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String task = tasks.get(i);
            String body = i % 3 == 0
                    ? "{\"to\":\"top\"}"
                    : "{\"after\":\"%s\"}".formatted(id(tasks.get((i * 7 + 3) % 20 == i ? 0 : (i * 7 + 3) % 20)));
            moves.add(() -> somebody.post(task + "/move", body).extract().statusCode());
        }
        assertThat(inParallel(moves)).containsOnly(200);

        assertThat(titles(""))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "T" + i).toList());
        assertThat(Rows.count("select count(distinct rank) from task where project_id = '" + id(project) + "'"))
                .isEqualTo(20);
        assertThat(Rows.count("select count(*) from task where version > 1 and project_id = '" + id(project) + "'"))
                .isZero();
    }

    @Test
    void movesIntoTheSameGapForeverMoveFewOthersAndKeepTheOrder() {
        List<String> tasks = IntStream.range(0, 4).mapToObj(i -> task("T" + i)).toList();

        for (int i = 0; i < 260; i++) {
            move(tasks.get(2 + i % 2), "{\"after\":\"" + id(tasks.get(0)) + "\"}");
        }

        assertThat(titles("")).containsExactly("T0", "T3", "T2", "T1");
        assertThat(Rows.count("select max(char_length(rank)) from task where project_id = '" + id(project) + "'"))
                .isLessThanOrEqualTo(40);
    }

    @Test
    void aStaleIfMatchIs412EvenWhenManyWriteAtTheSameTime() throws Exception {
        String task = task("Contended");

        List<Callable<Integer>> writes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String body = "{\"title\":\"By " + i + "\"}";
            writes.add(() -> somebody.request()
                    .header("If-Match", "\"1\"")
                    .body(body)
                    .patch(task)
                    .statusCode());
        }

        assertThat(inParallel(writes)).containsOnly(200, 412).containsOnlyOnce(200);
        somebody.request()
                .header("If-Match", "\"1\"")
                .body("{\"to\":\"top\"}")
                .post(task + "/move")
                .then()
                .statusCode(412);
        somebody.request().header("If-Match", "\"1\"").delete(task).then().statusCode(412);
    }

    @Test
    void theBoardIsPagedAndFiltered() {
        UUID who = UUID.randomUUID();
        for (int i = 0; i < 9; i++) {
            somebody.post(
                            project + "/tasks",
                            "{\"title\":\"T%d\",\"track\":\"%s\",\"phase\":\"p%d\"%s}"
                                    .formatted(
                                            i,
                                            i % 2 == 0 ? "backend" : "frontend",
                                            i % 3,
                                            i < 3 ? ",\"assignee\":\"" + who + "\"" : ""))
                    .statusCode(201);
        }

        assertThat(titles("")).hasSize(9).isSorted();
        assertThat(titles("&track=frontend")).containsExactly("T1", "T3", "T5", "T7");
        assertThat(titles("&phase=p0&track=backend")).containsExactly("T0", "T6");
        assertThat(titles("&assignee=" + who)).containsExactly("T0", "T1", "T2");
        assertThat(titles("&status=done")).isEmpty();
        somebody.get(project + "/tasks?status=finished").statusCode(400);
        somebody.get(project + "/tasks?cursor=x").statusCode(400).body("code", equalTo("invalid-cursor"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                                 | title
            {"title":" "}                                                                      | title
            {"title":"x","track":"sideways"}                                                   | track
            {"title":"x","estimate":{"optimistic":3,"likely":2,"pessimistic":4}}               | estimate.ordered
            {"title":"x","estimate":{"optimistic":1,"likely":2}}                               | estimate.pessimistic
            {"title":"x","status":"done"}                                                      | status
            """)
    void aTaskOfTheWrongShapeNamesItsField(String body, String field) {
        somebody.post(project + "/tasks", body).statusCode(400).body("errors.field", contains(field));
    }

    @Test
    void aMoveNamesOnePlaceThatExists() {
        String task = task("Moved");

        somebody.post(task + "/move", "{}").statusCode(400);
        somebody.post(task + "/move", "{\"to\":\"top\",\"after\":\"" + UUID.randomUUID() + "\"}")
                .statusCode(400);
        somebody.post(task + "/move", "{\"after\":\"" + UUID.randomUUID() + "\"}")
                .statusCode(400)
                .body("errors.field", contains("after"));
        somebody.post(task + "/move", "{\"before\":\"" + id(task) + "\"}").statusCode(400);
    }

    @Test
    void aForeignTenantFindsNothingAndAViewerChangesNothing() {
        String task = task("Mine");
        Api stranger = Api.somebody();
        stranger.get(project + "/tasks").statusCode(404);
        stranger.get(task).statusCode(404);
        stranger.post(project + "/tasks", "{\"title\":\"x\"}").statusCode(404);
        stranger.patch(task, "{\"title\":\"x\"}").statusCode(404);
        stranger.post(task + "/move", "{\"to\":\"top\"}").statusCode(404);
        stranger.delete(task).statusCode(404);

        Api viewer = somebody.writer();
        somebody.post(project + "/members", "{\"userId\":\"%s\",\"role\":\"viewer\"}".formatted(viewer.subject()))
                .statusCode(201);
        viewer.get(task).statusCode(200);
        viewer.get(project + "/tasks").statusCode(200).body("items", hasSize(1));
        viewer.post(project + "/tasks", "{\"title\":\"x\"}")
                .statusCode(403)
                .body("code", equalTo("project-role-too-low"));
        viewer.patch(task, "{\"title\":\"x\"}").statusCode(403);
        viewer.post(task + "/move", "{\"to\":\"top\"}").statusCode(403);
        viewer.delete(task).statusCode(403);
    }

    @Test
    void theSameKeyMakesOneTask() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            somebody.request()
                    .header("Idempotency-Key", key)
                    .body("{\"title\":\"Once\"}")
                    .post(project + "/tasks")
                    .then()
                    .statusCode(201);
        }
        assertThat(titles("")).containsExactly("Once");
    }

    private String task(String title) {
        return somebody.post(project + "/tasks", "{\"title\":\"" + title + "\"}")
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private void move(String task, String body) {
        somebody.post(task + "/move", body).statusCode(200);
    }

    private List<String> titles(String filter) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = somebody.get(project + "/tasks?limit=3" + filter + cursor)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.title", String.class));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        } while (cursor != null);
        return seen;
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static List<Integer> inParallel(List<Callable<Integer>> calls) throws Exception {
        try (ExecutorService callers = Executors.newCachedThreadPool()) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : callers.invokeAll(calls)) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }
}
