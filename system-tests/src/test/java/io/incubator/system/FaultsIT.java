package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The main job while things break: the plan arrives, and there is exactly one.
///
/// A held request (ai-service asks for the brief, a proxy keeps the question) gives the moment of
/// each fault: the job is claimed and certainly not finished.
class FaultsIT {
    private final SuiteUnderTest suite = SuiteUnderTest.shared();

    @AfterEach
    void letEverythingThrough() {
        suite.briefRequests().releaseRequests();
        suite.ledgerCalls().releaseAnswers();
        suite.awaitReady();
    }

    @Test
    void survivesTheDeathOfThePlannerAfterItClaimed() {
        MainJob job = beginAndHoldAtTheBrief();

        suite.kill("ai-service");
        suite.briefRequests().dropConnections();
        suite.briefRequests().releaseRequests();

        job.awaitPlan();
        job.assertExactlyOneRevision();
        assertThat(job.job().path("attempt").asInt()
                        + job.job().path("attempts").asInt())
                .as("it took another attempt")
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void survivesTheDeathOfTheLedgerBetweenACompletionAndItsAnswer() {
        MainJob job = beginAndHoldAtTheBrief();

        suite.ledgerCalls().holdAnswers();
        suite.briefRequests().releaseRequests();
        job.awaitJobState("succeeded");
        suite.kill("job-service");
        suite.ledgerCalls().dropConnections();
        suite.ledgerCalls().releaseAnswers();

        job.awaitPlan();
        job.assertExactlyOneRevision();
    }

    @Test
    void survivesARestartOfTheBrokerWhileItPlans() {
        MainJob job = beginAndHoldAtTheBrief();

        suite.broker().stop();
        suite.briefRequests().releaseRequests();
        job.awaitJobState("succeeded");
        suite.broker().start();

        job.awaitPlan();
        job.assertExactlyOneRevision();
    }

    @Test
    void acceptsWorkWhileTheBrokerIsAway() {
        suite.broker().stop();
        MainJob job = MainJob.begin(Api.newPerson(suite.gateway()));

        suite.broker().start();

        job.awaitPlan();
        job.assertExactlyOneRevision();
    }

    @Test
    void survivesARestartOfTheDatabaseWhileItPlans() {
        MainJob job = beginAndHoldAtTheBrief();

        suite.postgres().restart();
        suite.briefRequests().releaseRequests();

        job.awaitPlan();
        job.assertExactlyOneRevision();
    }

    @Test
    void answersForADeadServiceAndRecoversByItself() {
        Api person = Api.newPerson(suite.gateway());
        suite.pause("project-service");

        Api.Answer away = person.post("/api/projects", Map.of("name", "while it is away"));

        away.expectProblem(503, "service-unavailable");
        assertThat(away.response().headers().firstValue("Retry-After")).isPresent();
        suite.resume("project-service");
        suite.awaitReady();
        person.post("/api/projects", Map.of("name", "back again")).expect(201);
    }

    private MainJob beginAndHoldAtTheBrief() {
        suite.briefRequests().holdRequests();
        MainJob job = MainJob.begin(Api.newPerson(suite.gateway()));
        // not just claimed: the worker has its lease in hand
        await().atMost(Duration.ofSeconds(MainJob.PATIENCE_SECONDS))
                .until(() -> suite.briefRequests().holdsRequest());
        return job;
    }
}
