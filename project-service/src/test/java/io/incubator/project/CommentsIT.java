package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
class CommentsIT extends PackagedService {
    private final Api admin = Api.somebody();
    private final Api author = admin.writer();
    private String project;
    private String task;

    @BeforeEach
    void aTask() {
        project = admin.project("Discussed");
        task = admin.post(project + "/tasks", "{\"title\":\"Tides\"}")
                .statusCode(201)
                .extract()
                .header("Location");
    }

    @Test
    void aCommentIsSaidReadEditedAndDeletedByItsAuthor() {
        String comment = said(author, task, "第一 🚤");

        author.get(comment)
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("text", equalTo("第一 🚤"))
                .body("author", equalTo(author.subject().toString()))
                .body("taskId", equalTo(id(task)))
                .body("$", not(hasKey("editedAt")));
        author.patch(comment, "{\"text\":\"Second\"}")
                .statusCode(200)
                .body("text", equalTo("Second"))
                .body("version", equalTo(2))
                .body("editedAt", notNullValue());
        author.patch(comment, "{\"text\":\"Second\"}").body("version", equalTo(2));
        author.request()
                .header("If-Match", "\"1\"")
                .body("{\"text\":\"Third\"}")
                .patch(comment)
                .then()
                .statusCode(412);
        author.delete(comment).statusCode(204);
        author.get(comment).statusCode(404);
    }

    @Test
    void onlyTheAuthorAndMaintainersChangeAComment() {
        String comment = said(author, task, "Mine");
        Api other = admin.writer();

        other.patch(comment, "{\"text\":\"Yours\"}").statusCode(403).body("code", equalTo("not-the-author"));
        other.delete(comment).statusCode(403);
        admin.patch(comment, "{\"text\":\"Milder\"}")
                .statusCode(200)
                .body("author", equalTo(author.subject().toString()));
        admin.delete(comment).statusCode(204);
    }

    @Test
    void aRevisionAndItsOptionsAreCommentedApart() throws Exception {
        String revision;
        try (Planning planning = Planning.open()) {
            revision = planning.ready(
                    admin,
                    project,
                    "{\"recommendation\":{\"option\":\"A\"},\"options\":[{\"id\":\"A\"},{\"id\":\"B\"}]}");
        }

        author.post(revision + "/comments", "{\"text\":\"Fine\"}")
                .statusCode(201)
                .body("$", not(hasKey("optionId")));
        author.post(revision + "/comments", "{\"text\":\"Kafka?\",\"optionId\":\"B\"}")
                .statusCode(201)
                .body("revisionId", equalTo(id(revision)))
                .body("optionId", equalTo("B"));
        author.post(revision + "/comments", "{\"text\":\"x\",\"optionId\":\"Z\"}")
                .statusCode(400)
                .body("errors.field", contains("optionId"));

        author.get(revision + "/comments").body("items.text", contains("Fine", "Kafka?"));
        author.get(revision + "/comments?option=B").body("items.text", contains("Kafka?"));
        author.get(task + "/comments").body("items", hasSize(0));
    }

    @Test
    void commentsArePagedTheOldestFirstAndGoWithTheirTask() {
        List<String> expected =
                IntStream.range(0, 11).mapToObj(i -> "Comment " + i).toList();
        expected.forEach(text -> said(author, task, text));

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = author.get(task + "/comments?limit=4" + cursor)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.text", String.class));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        } while (cursor != null);

        assertThat(seen).isEqualTo(expected);
        admin.delete(task).statusCode(204);
        author.get(task + "/comments").statusCode(404);
        assertThat(Rows.count("select count(*) from comment where task_id = '" + id(task) + "'"))
                .isZero();
    }

    @Test
    void aViewerReadsAndAForeignTenantFindsNothing() {
        String comment = said(author, task, "Ours");
        Api viewer = admin.writer();
        admin.post(project + "/members", "{\"userId\":\"%s\",\"role\":\"viewer\"}".formatted(viewer.subject()))
                .statusCode(201);

        viewer.get(comment).statusCode(200);
        viewer.post(task + "/comments", "{\"text\":\"x\"}")
                .statusCode(403)
                .body("code", equalTo("project-role-too-low"));

        Api stranger = Api.somebody();
        stranger.get(comment).statusCode(404);
        stranger.get(task + "/comments").statusCode(404);
        stranger.post(task + "/comments", "{\"text\":\"x\"}").statusCode(404);
        stranger.patch(comment, "{\"text\":\"x\"}").statusCode(404);
        stranger.delete(comment).statusCode(404);
        author.post(project + "/revisions/" + UUID.randomUUID() + "/comments", "{\"text\":\"x\"}")
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\":\" \\n \"}", "{\"text\":7}", "{\"text\":\"x\",\"mood\":\"good\"}"})
    void aCommentOfTheWrongShapeIsRefused(String body) {
        author.post(task + "/comments", body).statusCode(400);
    }

    @Test
    void aCommentHasALimit() {
        author.post(task + "/comments", "{\"text\":\"" + "x".repeat(10_000) + "\"}")
                .statusCode(201);
        author.post(task + "/comments", "{\"text\":\"" + "x".repeat(10_001) + "\"}")
                .statusCode(400)
                .body("errors.field", contains("text"));
    }

    private String said(Api who, String where, String text) {
        return who.post(where + "/comments", "{\"text\":\"" + text + "\"}")
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
