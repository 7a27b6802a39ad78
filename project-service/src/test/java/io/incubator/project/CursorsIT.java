package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A cursor is a place in one list, as it is sorted and filtered.
@Tag("no-broker")
@QuarkusIntegrationTest
class CursorsIT extends PackagedService {
    private final Api somebody = Api.somebody();

    @Test
    void aCursorIsGoodInItsOwnListOnly() {
        Map<String, String> cursors = new LinkedHashMap<>();
        for (String list : lists()) {
            String cursor = somebody.get(list).statusCode(200).extract().path("nextCursor");
            assertThat(cursor).as(list).isNotNull();
            cursors.put(list, cursor);
        }

        for (Map.Entry<String, String> known : cursors.entrySet()) {
            for (String list : cursors.keySet()) {
                int status = somebody.request()
                        .get(list + "&cursor=" + known.getValue())
                        .statusCode();
                assertThat(status)
                        .as("cursor of %s in %s", known.getKey(), list)
                        .isEqualTo(list.equals(known.getKey()) ? 200 : 400);
            }
        }
        List<String> lists = List.copyOf(cursors.keySet());
        somebody.get(lists.getFirst() + "&cursor=" + cursors.get(lists.getLast()))
                .body("code", equalTo("invalid-cursor"))
                .body("errors.field", contains("cursor"));
    }

    /// Lists of at least two rows, one on a page.
    private List<String> lists() {
        String project = somebody.project("First");
        String other = somebody.project("Second");
        somebody.revision(project, somebody.brief(project));
        String revision = somebody.revision(project, somebody.brief(project));
        for (int i = 0; i < 2; i++) {
            somebody.brief(other);
            String person = "{\"userId\":\"%s\",\"role\":\"viewer\"}";
            somebody.post(project + "/members", person.formatted(UUID.randomUUID()))
                    .statusCode(201);
            somebody.post(project + "/invitations", person.formatted(UUID.randomUUID()))
                    .statusCode(201);
            somebody.post(project + "/tasks", "{\"title\":\"T\",\"track\":\"backend\"}")
                    .statusCode(201);
            somebody.post(revision + "/comments", "{\"text\":\"Said\"}").statusCode(201);
        }
        String task =
                project + "/tasks/" + somebody.get(project + "/tasks").extract().<String>path("items[0].id");
        somebody.post(task + "/comments", "{\"text\":\"Said\"}").statusCode(201);
        somebody.post(task + "/comments", "{\"text\":\"Said\"}").statusCode(201);
        return List.of(
                "/api/projects?limit=1",
                project + "/briefs?limit=1",
                other + "/briefs?limit=1",
                project + "/revisions?limit=1",
                project + "/members?limit=1",
                project + "/members?role=viewer&limit=1",
                project + "/invitations?limit=1",
                project + "/invitations?state=open&limit=1",
                project + "/tasks?limit=1",
                project + "/tasks?track=backend&limit=1",
                task + "/comments?limit=1",
                revision + "/comments?limit=1",
                project + "/activity?limit=1",
                project + "/activity?actor=" + somebody.subject() + "&limit=1");
    }
}
