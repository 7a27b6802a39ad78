package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A message whose effect can never come about.
@QuarkusIntegrationTest
class PoisonIT extends PackagedService {
    private static final String FINISHED = "jobs.job.finished.v1.projects";

    @Test
    void isParkedAfterFiveAttemptsWhileTheOthersGoOn() throws Exception {
        Api somebody = Api.somebody();
        String project = somebody.project("Beside a poisoned message");
        String revision = somebody.revision(project, somebody.brief(project));
        String job = somebody.get(revision).extract().path("jobId");
        UUID plan = FakeAiService.has("{}", Map.of("plan.md", "# Plan"));
        UUID poison = UUID.randomUUID();
        try (JobsExchange jobs = JobsExchange.open()) {
            jobs.publish(poison, FINISHED, somebody.organisation().toString(), 1, "{\"jobId\":\"nobody's id\"}");
            jobs.publish(UUID.randomUUID(), FINISHED, somebody.organisation().toString(), 2, """
                    {"jobId":"%s","kind":"plan","outcome":"succeeded","result":{"planId":"%s"},"attempts":1,"version":2,
                     "finishedAt":"2026-11-20T08:00:00Z"}""".formatted(job, plan));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(somebody.get(revision).extract().<String>path("state"))
                                    .isEqualTo("ready"));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(parked(poison)).isEqualTo(1));
        }
    }

    @Test
    void isParkedThoughItHoldsACharacterNoTextOfTheDatabaseHas() throws Exception {
        UUID poison = UUID.randomUUID();
        try (JobsExchange jobs = JobsExchange.open()) {
            jobs.publish(poison, FINISHED, UUID.randomUUID().toString(), 1, "{\"jobId\":\"\0 and \\u0000\"}");

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(parked(poison)).isEqualTo(1));
        }
    }

    @Test
    void waitsWhileNotEvenItsFailureCanBeRecorded() throws Exception {
        UUID poison = UUID.randomUUID();
        // a sequence counts on where a transaction is rolled back
        Rows.execute("""
                create sequence tries start 1;
                create function refuse() returns trigger language plpgsql security definer as
                    $$ begin perform nextval('tries'); raise 'not today'; end $$;
                create trigger refuse before insert on inbox_retry for each row
                    when (new.event_id = '%s') execute function refuse()""".formatted(poison));
        try (JobsExchange jobs = JobsExchange.open()) {
            jobs.publish(poison, FINISHED, UUID.randomUUID().toString(), 1, "{\"jobId\":\"nobody's id\"}");
            await().atMost(Duration.ofSeconds(30)).until(() -> Rows.count("select last_value from tries") > 1);
        } finally {
            Rows.execute("drop function refuse() cascade; drop sequence tries");
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(parked(poison)).isEqualTo(1));
    }

    private static long parked(UUID event) {
        return Rows.count(
                "select count(*) from inbox_retry where parked_at is not null and attempts = 5 and event_id = '" + event
                        + "'");
    }
}
