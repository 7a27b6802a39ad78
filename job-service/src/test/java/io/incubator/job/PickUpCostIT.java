package io.incubator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.kittest.StatementCounts;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the database is asked between a job and its worker.
@Tag("no-broker")
@QuarkusIntegrationTest
class PickUpCostIT extends PackagedLedger {
    private static final int JOBS = 100;

    private final Worker worker = new Worker("w1");
    private final Person person = Person.somebody();

    @Test
    void aBellAndAClaimAreOneStatementEachWithoutATransactionAroundIt() {
        try (StatementCounts counts = StatementCounts.open()) {
            await().ignoreExceptions()
                    .until(() -> worker.tryClaim("k", 1).statusCode() == 200
                            && person.request().get("/api/jobs").statusCode() == 200);
            String kind = newKind();

            List<String> asked = counts.of("system", () -> {
                for (int i = 0; i < JOBS; i++) {
                    person.submit(kind);
                    assertThat(worker.claim(kind, 2)).isNotEmpty();
                }
            });

            assertThat(asked).filteredOn(text -> text.contains("claimed as (")).hasSizeBetween(JOBS, JOBS + JOBS / 2);
            assertThat(asked).filteredOn(text -> text.contains("answered as (")).hasSizeBetween(JOBS, JOBS + JOBS / 2);
            // what the service does in the background has transactions, at its own pace
            assertThat(asked).filteredOn("COMMIT"::equalsIgnoreCase).hasSizeLessThan(JOBS);
        }
    }
}
