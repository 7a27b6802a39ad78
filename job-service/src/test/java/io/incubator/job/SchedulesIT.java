package io.incubator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Jobs by the clock.
@Tag("no-broker")
@QuarkusIntegrationTest
class SchedulesIT extends PackagedLedger {
    private static final String PATH = "/api/jobs/schedules";

    @Test
    void aTimeThatHasComeSubmitsOneJobAndTheNextFollows() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = create(person, kind, "\"cron\":\"*/5 * * * *\",\"zone\":\"Asia/Shanghai\"");
        String next = person.get(PATH + "/" + id).extract().path("nextAt");
        assertThat(Instant.parse(next))
                .isBetween(Instant.now().minusSeconds(1), Instant.now().plusSeconds(301));
        person.get("/api/jobs").body("items", hasSize(0));

        // When its time has come, several times over
        Rows.execute("update job_schedule set next_at = now() - interval '1 hour' where id = '" + id + "'");
        await().until(() -> person.get(PATH + "/" + id).extract().path("lastJobId") != null);

        // Then one job makes up for them all
        person.get("/api/jobs").body("items", hasSize(1)).body("items[0].kind", equalTo(kind));
        String after = person.get(PATH + "/" + id).extract().path("nextAt");
        assertThat(Instant.parse(after)).isAfter(Instant.now());
        assertThat(new Worker("w1").claim(kind, 5)).hasSize(1);
    }

    @Test
    void onceIsOnce() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = create(person, kind, "\"onceAt\":\"" + Instant.now().plusSeconds(2) + "\"");

        await().until(() -> person.get(PATH + "/" + id).extract().path("lastJobId") != null);

        person.get(PATH + "/" + id).body("nextAt", nullValue());
        person.get("/api/jobs?kind=" + kind).body("items", hasSize(1));
    }

    @Test
    void schedulesAreListedChangedAndDeletedByTheirOrganisationOnly() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = create(person, kind, "\"cron\":\"0 9 * * 1-5\"");
        person.get(PATH).body("items.id", contains(id.toString()));
        Person stranger = Person.somebody();
        stranger.get(PATH).body("items", hasSize(0));
        stranger.get(PATH + "/" + id).statusCode(404);
        stranger.request().delete(PATH + "/" + id).then().statusCode(404);

        person.request()
                .body(body(kind, "\"cron\":\"0 8 * * *\",\"enabled\":false"))
                .put(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("cron", equalTo("0 8 * * *"))
                .body("enabled", equalTo(false))
                .body("nextAt", nullValue());
        person.request()
                .header("If-Match", "\"1\"")
                .delete(PATH + "/" + id)
                .then()
                .statusCode(412);
        person.request().delete(PATH + "/" + id).then().statusCode(204);
        person.get(PATH + "/" + id).statusCode(404);
    }

    @Test
    void badSchedulesGetAProblem() {
        String kind = newKind();
        Person person = Person.somebody();
        refused(person, body(kind, "\"cron\":\"every day\""), "cron");
        refused(person, body(kind, "\"cron\":\"* * * * *\",\"zone\":\"Mars/Olympus\""), "cron");
        refused(person, body(kind, "\"cron\":\"* * * * *\",\"onceAt\":\"2030-01-01T00:00:00Z\""), "cron");
        refused(person, body(kind, "\"onceAt\":\"2020-01-01T00:00:00Z\""), "onceAt");
        refused(person, body(kind, "\"missed\":\"sometimes\",\"cron\":\"* * * * *\""), "missed");
        person.post(PATH, body("no-such-kind", "\"cron\":\"* * * * *\"")).statusCode(422);
    }

    private static void refused(Person person, String body, String field) {
        person.post(PATH, body).statusCode(400).body("errors[0].field", equalTo(field));
    }

    private static UUID create(Person person, String kind, String when) {
        return UUID.fromString(
                person.post(PATH, body(kind, when)).statusCode(201).extract().path("id"));
    }

    private static String body(String kind, String when) {
        return "{\"name\":\"Often\",\"kind\":\"" + kind + "\",\"input\":{}," + when + "}";
    }
}
