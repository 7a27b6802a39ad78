package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class BoardImportIT extends PackagedService {
    private static Planning planning;

    private final Api somebody = Api.somebody();
    private String project;

    @BeforeAll
    static void listen() throws Exception {
        planning = Planning.open();
    }

    @AfterAll
    static void leave() throws IOException {
        planning.close();
    }

    @BeforeEach
    void aProject() {
        project = somebody.project("Planned");
    }

    @Test
    void anAcceptedPlansTasksStandOnTheBoardInTheirOrder() throws Exception {
        String revision = ready(task("contract", "Contract", ""), task("orders", "Orders", "\"contract\""));
        somebody.get(project + "/tasks").body("items", equalTo(List.of()));

        accept(revision);

        somebody.get(project + "/tasks")
                .statusCode(200)
                .body("items.planTaskId", contains("contract", "orders"))
                .body("items.title", contains("Contract", "Orders"))
                .body("items.status", contains("todo", "todo"))
                .body("items.inPlan", contains(true, true))
                .body("items[1].after", contains("contract"))
                .body("items[1].doneWhen", equalTo("Seen"))
                .body("items[1].track", equalTo("backend"))
                .body("items[1].estimate.likely", equalTo(2.0f))
                .body("items[1].revisionId", equalTo(id(revision)));
        assertThat(imports()).isEqualTo(1);
    }

    @Test
    void importedTwiceIsImportedOnce() throws Exception {
        String first = ready(task("a", "A", ""), task("b", "B", ""));
        String same = ready(task("a", "A", ""), task("b", "B", ""));

        accept(first);
        accept(first);
        accept(same);
        accept(first);

        somebody.get(project + "/tasks").body("items.title", contains("A", "B")).body("items.version", contains(1, 1));
        assertThat(imports()).isEqualTo(1);
    }

    @Test
    void aLaterPlanAddsAndUpdatesAndLosesNothingPeopleDid() throws Exception {
        accept(ready(task("a", "A", ""), task("b", "B", ""), task("c", "C", ""), task("d", "D", "")));
        List<String> ids = somebody.get(project + "/tasks").extract().path("items.id");
        somebody.patch(project + "/tasks/" + ids.get(0), "{\"title\":\"Our A\",\"status\":\"in-progress\"}")
                .statusCode(200);
        somebody.post(project + "/tasks/" + ids.get(1) + "/move", "{\"to\":\"top\"}")
                .statusCode(200);
        somebody.delete(project + "/tasks/" + ids.get(2)).statusCode(204);
        somebody.post(project + "/tasks", "{\"title\":\"Ours\"}").statusCode(201);

        accept(ready(
                task("a", "Another A", "\"e\""), task("b", "Another B", ""), task("c", "C", ""), task("e", "E", "")));

        somebody.get(project + "/tasks")
                .body("items.title", contains("Another B", "Our A", "D", "Ours", "E"))
                .body("items.status", contains("todo", "in-progress", "todo", "todo", "todo"))
                .body("items.inPlan", contains(true, true, false, false, true))
                .body("items[1].after", contains("e"));
    }

    @Test
    void aPlanWithoutARoadmapIsAcceptedAndChangesNoTask() throws Exception {
        accept(ready(task("a", "A", "")));

        accept(planning.ready(somebody, project, "{\"recommendation\":{\"option\":\"A\"}}"));

        somebody.get(project + "/tasks").body("items.inPlan", contains(true));
    }

    private String ready(String... tasks) throws IOException {
        return planning.ready(
                somebody,
                project,
                "{\"recommendation\":{\"option\":\"A\"},\"options\":[{\"id\":\"A\"},{\"id\":\"B\"}],"
                        + "\"roadmap\":{\"phases\":[],\"tasks\":[" + String.join(",", tasks) + "]}}");
    }

    private static String task(String id, String title, String after) {
        return """
                {"id":"%s","template":"t","phase":"p1","track":"backend","title":"%s","done":"Seen","after":[%s],
                 "estimate":{"optimistic":1,"likely":2,"pessimistic":4,"expected":2.2},
                 "builds":{"components":[],"entities":[],"endpoints":[]}}""".formatted(id, title, after);
    }

    private void accept(String revision) {
        somebody.post(revision + "/acceptance").statusCode(200);
    }

    private long imports() {
        return Rows.count("select count(*) from project_event where type = 'board.imported' and org_id = '"
                + somebody.organisation() + "'");
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
