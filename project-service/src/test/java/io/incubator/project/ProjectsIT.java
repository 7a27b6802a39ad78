package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("no-broker")
@QuarkusIntegrationTest
class ProjectsIT extends PackagedService {
    private final Api somebody = Api.somebody();

    @Test
    void aNewProjectCanBeReadWhereLocationSays() {
        String location = somebody.post("/api/projects", "{\"name\":\"Boat club\",\"description\":\"Bookings\"}")
                .statusCode(201)
                .body("name", equalTo("Boat club"))
                .body("state", equalTo("active"))
                .body("version", equalTo(1))
                .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .extract()
                .header("Location");

        somebody.get(location)
                .statusCode(200)
                .body("name", equalTo("Boat club"))
                .body("description", equalTo("Bookings"));
    }

    @Test
    void aChangeTouchesOnlyWhatItNames() {
        String project = somebody.project("Before");

        somebody.patch(project, "{\"name\":\"After\"}")
                .statusCode(200)
                .body("name", equalTo("After"))
                .body("description", equalTo(""))
                .body("version", equalTo(2));
        somebody.patch(project, "{\"description\":\"说明 🚤\"}").statusCode(200);

        somebody.get(project)
                .body("name", equalTo("After"))
                .body("description", equalTo("说明 🚤"))
                .body("version", equalTo(3));
    }

    @Test
    void aChangeThatChangesNothingIsNoNewVersion() {
        String project = somebody.project("Same");

        somebody.patch(project, "{\"name\":\"Same\"}").statusCode(200).body("version", equalTo(1));
        somebody.patch(project, "{}").statusCode(200).body("version", equalTo(1));
    }

    @Test
    void archivingTwiceIsArchivingOnceAndNothingInsideChanges() {
        String project = somebody.project("Old");
        String brief = somebody.brief(project);

        somebody.post(project + "/archive")
                .statusCode(200)
                .body("state", equalTo("archived"))
                .body("version", equalTo(2));
        somebody.post(project + "/archive")
                .statusCode(200)
                .body("state", equalTo("archived"))
                .body("version", equalTo(2));

        somebody.patch(project, "{\"name\":\"New\"}").statusCode(409).body("code", equalTo("project-archived"));
        somebody.post(project + "/briefs", "{\"text\":\"More.\"}").statusCode(409);
        somebody.post(project + "/revisions", "{\"briefId\":\"" + brief + "\"}").statusCode(409);
        somebody.get(project + "/briefs").statusCode(200).body("items", hasSize(1));

        somebody.post(project + "/unarchive")
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("version", equalTo(3));
        somebody.patch(project, "{\"name\":\"New\"}").statusCode(200);
    }

    @Test
    void aDeletedProjectIsGoneWithEverythingInIt() {
        String project = somebody.project("Short-lived");
        String brief = somebody.brief(project);
        String revision = somebody.revision(project, brief);

        somebody.delete(project).statusCode(204);

        somebody.delete(project).statusCode(404);
        somebody.get(project).statusCode(404).body("code", equalTo("not-found"));
        somebody.get(project + "/briefs").statusCode(404);
        somebody.get(project + "/briefs/" + brief).statusCode(404);
        somebody.get(revision).statusCode(404);
        String id = project.substring("/api/projects/".length());
        assertThat(Rows.count("select count(*) from project where id = '" + id + "'"))
                .isZero();
        assertThat(Rows.count("select count(*) from project_event where project_id = '" + id + "'"))
                .isZero();
        assertThat(Rows.count("select count(*) from brief where project_id = '" + id + "'"))
                .isZero();
        assertThat(Rows.count("select count(*) from revision where project_id = '" + id + "'"))
                .isZero();
    }

    @Test
    void everyPageTogetherHoldsEveryProjectOnceInOrder() {
        List<String> made = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(i -> somebody.project("Project " + i))
                .map(location -> location.substring("/api/projects/".length()))
                .toList());
        Api.somebody().project("Somebody else's");

        for (int limit : new int[] {1, 7, 20, 100}) {
            assertThat(walk("/api/projects?sort=createdAt&limit=" + limit)).isEqualTo(made);
            assertThat(walk("/api/projects?limit=" + limit)).isEqualTo(made.reversed());
        }
    }

    @Test
    void aListCanBeFilteredByState() {
        String archived = somebody.project("Archived");
        somebody.project("Active");
        somebody.post(archived + "/archive").statusCode(200);

        somebody.get("/api/projects?state=archived")
                .statusCode(200)
                .body("items.name", equalTo(List.of("Archived")))
                .body("nextCursor", nullValue());
        somebody.get("/api/projects?state=active&limit=1").body("items.name", equalTo(List.of("Active")));
    }

    @Test
    void aPageLinksToTheNextWithTheSameFilter() {
        somebody.project("One");
        somebody.project("Two");

        String link = somebody.get("/api/projects?state=active&limit=1")
                .statusCode(200)
                .extract()
                .header("Link");

        assertThat(link).contains("rel=\"next\"").contains("state=active").contains("cursor=");
        String next = link.substring(link.indexOf('<') + 1, link.indexOf('>'));
        somebody.request()
                .urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(200)
                .body("items.name", equalTo(List.of("One")))
                .header("Link", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "%00", "Tk9QRQ", "T0xERVNUX0ZJUlNUHzIwMjYtMTEtMjBUMDA6MDA6MDBaH3g"})
    void aCursorWeDidNotMakeIsRefused(String cursor) {
        somebody.request()
                .urlEncodingEnabled(false)
                .get("/api/projects?cursor=" + cursor)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-cursor"));
    }

    @Test
    void aCursorOfTheOtherOrderIsRefused() {
        somebody.project("One");
        somebody.project("Two");
        String cursor = somebody.get("/api/projects?limit=1").extract().path("nextCursor");

        somebody.get("/api/projects?sort=createdAt&cursor=" + cursor)
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=-1", "limit=many", "sort=description", "state=sleeping"})
    void aListRefusesParametersItDoesNotKnow(String query) {
        somebody.get("/api/projects?" + query)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("validation-failed"))
                .body("errors", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                {"name":""}                    | validation-failed | name
                {"name":"  "}                  | validation-failed | name
                {}                             | validation-failed | name
                {"name":null}                  | validation-failed | name
                {"name":{"a":1}}               | validation-failed | name
                {"name":["a"]}                 | validation-failed | name
                {"name":7}                     | validation-failed | name
                {"name":"a\\u0000b"}           | malformed-body    |
                {"name":"a","owner":"me"}      | unknown-field     | owner
                {"name":"a","state":"archived"}| unknown-field     | state
                {"name":"a"                    | malformed-body    |
                "a"                            | malformed-body    |
                [1]                            | malformed-body    |
                `` | validation-failed |
                """)
    void aProjectOfTheWrongShapeIsRefused(String body, String code, String field) {
        somebody.post("/api/projects", body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400))
                .body("code", equalTo(code))
                .body("traceId.length()", greaterThan(0))
                .body("errors.field", field == null ? org.hamcrest.Matchers.anything() : hasItem(field));
    }

    @Test
    void aNameOfExactlyTheLimitPassesAndOneMoreDoesNot() {
        somebody.post("/api/projects", "{\"name\":\"" + "长".repeat(200) + "\"}").statusCode(201);
        somebody.post("/api/projects", "{\"name\":\"" + "长".repeat(201) + "\"}")
                .statusCode(400)
                .body("errors.field", hasItem("name"))
                .body("errors.code", hasItem("size"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\" \"}", "{\"state\":\"archived\"}", "{\"version\":9}", "{\"name\":[]}"})
    void aChangeOfWhatCannotChangeIsRefused(String body) {
        String project = somebody.project("Kept");

        somebody.patch(project, body).statusCode(400);

        somebody.get(project).body("name", equalTo("Kept")).body("version", equalTo(1));
    }

    @Test
    void anIdThatIsNoneIsNotFound() {
        somebody.get("/api/projects/7").statusCode(404).body("code", equalTo("not-found"));
    }

    private List<String> walk(String first) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = somebody.get(first + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id", String.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return ids;
    }
}
