package io.incubator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is forgotten, and what is not.
@Tag("no-broker")
@QuarkusIntegrationTest
class RetentionIT extends PackagedLedger {
    private final Worker worker = new Worker("w1");

    @Test
    void whatHasBeenOverForLongGoesWithEverythingToldAboutIt() {
        // Given more jobs than go at once, over for longer than they are kept, one that was over this month, and one
        // that waits
        String kind = newKind();
        Person person = Person.somebody();
        UUID recent = person.submit(kind);
        worker.succeed(worker.claim(kind, 1).getFirst());
        String many = "{\"jobs\":["
                + String.join(",", java.util.Collections.nCopies(700, "{\"kind\":\"" + kind + "\",\"input\":{}}"))
                + "]}";
        person.post("/api/jobs/batch", many).statusCode(202);
        for (List<Worker.Lease> some = worker.claim(kind, 500); !some.isEmpty(); some = worker.claim(kind, 500)) {
            worker.succeedAll(some);
        }
        UUID waiting = person.submit(kind);
        String old = "org_id = '" + person.organisation() + "' and id <> '" + recent + "' and finished_at is not null";
        assertThat(Rows.count("select count(*) from job where " + old)).isEqualTo(700);

        // When a month has passed for the many
        Rows.execute("update job set finished_at = finished_at - interval '31 days' where " + old);

        // Then of them nothing is left, and the others are as they were
        await().until(() -> Rows.count("select count(*) from job where " + old) == 0);
        for (String table : List.of("attempt", "job_event", "job_log")) {
            assertThat(Rows.count("select count(*) from " + table + " t where org_id = '" + person.organisation()
                            + "' and not exists (select from job j where j.id = t.job_id)"))
                    .as(table)
                    .isZero();
        }
        assertThat(person.state(recent)).isEqualTo("succeeded");
        assertThat(person.state(waiting)).isEqualTo("queued");
    }
}
