package io.incubator.system;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Two replicas of every service.
class ReplicasIT {
    private static final SuiteUnderTest SUITE = SuiteUnderTest.withReplicas(2);

    @AfterAll
    static void stop() {
        SUITE.close();
    }

    @Test
    void doTheMainJobOnceHoweverManyThereAre() {
        Api person = Api.newPerson(SUITE.gateway());

        List<MainJob> jobs =
                Stream.generate(() -> MainJob.begin(person)).limit(6).toList();

        jobs.forEach(MainJob::awaitPlan);
        jobs.forEach(MainJob::assertExactlyOneRevision);
    }

    @Test
    void carryOnWhenOneOfEachDies() {
        Api person = Api.newPerson(SUITE.gateway());
        MainJob job = MainJob.begin(person);

        for (String service : List.of("auth-service", "project-service", "ai-service", "job-service")) {
            SUITE.killOne(service);
        }

        job.awaitPlan();
        job.assertExactlyOneRevision();
    }
}
