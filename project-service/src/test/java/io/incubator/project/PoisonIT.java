package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Messages whose effect can never come about.
@QuarkusIntegrationTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PoisonIT extends PackagedService {
    private static final String FINISHED = "jobs.job.finished.v1.projects";
    private static final UUID CHARACTER = UUID.randomUUID();
    private static final UUID UNRECORDED = UUID.randomUUID();

    /// The pauses between five attempts are what takes time here: the poisoned messages have them side by side.
    @BeforeAll
    static void poison() throws Exception {
        // a sequence counts on where a transaction is rolled back
        Rows.execute("""
                create sequence tries start 1;
                create function refuse() returns trigger language plpgsql security definer as
                    $$ begin perform nextval('tries'); raise 'not today'; end $$;
                create trigger refuse before insert on inbox_retry for each row
                    when (new.event_id = '%s') execute function refuse()""".formatted(UNRECORDED));
        try (JobsExchange jobs = JobsExchange.open()) {
            publish(jobs, UNRECORDED, "nobody's id");
            await().atMost(Duration.ofSeconds(30)).until(() -> Rows.count("select last_value from tries") > 1);
        } finally {
            Rows.execute("drop function refuse() cascade; drop sequence tries");
        }
        try (JobsExchange jobs = JobsExchange.open()) {
            publish(jobs, CHARACTER, "\0 and \\u0000");
        }
    }

    @Test
    @Order(1)
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
            awaitParked(poison);
        }
    }

    @Test
    void isParkedThoughItHoldsACharacterNoTextOfTheDatabaseHas() {
        awaitParked(CHARACTER);
    }

    @Test
    void waitsWhileNotEvenItsFailureCanBeRecorded() {
        awaitParked(UNRECORDED);
    }

    private static void publish(JobsExchange jobs, UUID event, String job) throws IOException {
        jobs.publish(event, FINISHED, UUID.randomUUID().toString(), 1, "{\"jobId\":\"" + job + "\"}");
    }

    private static void awaitParked(UUID event) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Rows.count(
                                "select count(*) from inbox_retry where parked_at is not null and attempts = 5 and event_id = '"
                                        + event + "'"))
                        .isEqualTo(1));
    }
}
