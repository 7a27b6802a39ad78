package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class ActivityIT extends PackagedService {
    private final Api somebody = Api.somebody();

    @Test
    void theFeedTellsWhoDidWhatTheNewestFirst() throws Exception {
        String project = somebody.project("Lively");
        Api colleague = somebody.writer();
        somebody.post(
                        project + "/members",
                        "{\"userId\":\"%s\",\"role\":\"contributor\"}".formatted(colleague.subject()))
                .statusCode(201);
        String revision;
        try (Planning planning = Planning.open()) {
            revision = planning.ready(colleague, project, """
                    {"recommendation":{"option":"A"},"options":[{"id":"A"}],"roadmap":{"phases":[],"tasks":[
                     {"id":"a","phase":"p1","track":"backend","title":"A","done":"Seen","after":[],
                      "estimate":{"optimistic":1,"likely":2,"pessimistic":4,"expected":2.2}}]}}""");
        }
        somebody.post(revision + "/acceptance").statusCode(200);
        String task =
                project + "/tasks/" + somebody.get(project + "/tasks").extract().<String>path("items[0].id");
        colleague.patch(task, "{\"status\":\"in-progress\"}").statusCode(200);
        colleague.post(task + "/comments", "{\"text\":\"Mine.\"}").statusCode(201);

        somebody.get(project + "/activity")
                .statusCode(200)
                .body(
                        "items.type",
                        contains(
                                "comment.added",
                                "task.changed",
                                "board.imported",
                                "revision.accepted",
                                "revision.ready",
                                "revision.requested",
                                "brief.added",
                                "member.added",
                                "project.created"))
                .body("items.at", everyItem(notNullValue()))
                .body("items[0].actor", equalTo(colleague.subject().toString()))
                .body("items[1].data.status", equalTo("in-progress"))
                .body("items[2].actor", equalTo(somebody.subject().toString()))
                .body("items[2].data.added", equalTo(1))
                .body("items[4]", not(hasKey("actor")))
                .body("items[8].actor", equalTo(somebody.subject().toString()));
        somebody.get(project + "/activity?actor=" + colleague.subject())
                .body("items.type", contains("comment.added", "task.changed", "revision.requested", "brief.added"));
    }

    @Test
    void aRefusedChangeLeavesNoTrace() {
        String project = somebody.project("Quiet");

        somebody.request()
                .header("If-Match", "\"7\"")
                .body("{\"name\":\"x\"}")
                .patch(project)
                .then()
                .statusCode(412);
        somebody.writer().delete(project).statusCode(403);

        somebody.get(project + "/activity").body("items", hasSize(1));
    }

    @Test
    void theFeedIsPagedWithoutGapOrDouble() {
        String project = somebody.project("Long");
        for (int i = 0; i < 24; i++) {
            somebody.brief(project);
        }

        List<Long> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = somebody.get(project + "/activity?limit=4" + cursor)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id", Long.class));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        } while (cursor != null);

        assertThat(seen.reversed())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 25).boxed().toList());
    }

    @Test
    void aForeignTenantSeesNoFeed() {
        String project = somebody.project("Private");

        Api.somebody().get(project + "/activity").statusCode(404);
        somebody.get(project + "/activity?actor=me").statusCode(400);
    }
}
