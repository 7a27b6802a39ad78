package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A worker begins with a job when it comes in.
class PickUpIT {
    private static final Set<String> OVER = Set.of("succeeded", "failed", "cancelled");
    private static final int JOBS = 8;
    /// One look of a worker that nobody wakes. Each of the jobs, one after the other, would wait for the next.
    private static final Duration LOOK = Duration.ofMillis(4_500);

    @Test
    void aCallThatJobServiceMakesItselfWaitsForNoLook() {
        Api person = Api.newPerson(SuiteUnderTest.shared().gateway());
        Instant start = Instant.now();

        for (int i = 0; i < JOBS; i++) {
            String job = person.post(
                            "/api/jobs", Map.of("kind", "http-call", "input", Map.of("url", "http://127.0.0.1:9/")))
                    .expect(202)
                    .text("id");
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> OVER.contains(
                            person.get("/api/jobs/" + job).expect(200).text("state")));
        }

        assertThat(Duration.between(start, Instant.now())).isLessThan(LOOK.multipliedBy(JOBS / 2));
    }
}
