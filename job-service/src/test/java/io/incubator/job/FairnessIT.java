package io.incubator.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One organisation with a hundred times the jobs of another, which came later.
@Tag("no-broker")
@QuarkusIntegrationTest
class FairnessIT extends PackagedLedger {
    private static final int MANY = 1_000;
    private static final int FEW = 10;

    private final Worker worker = new Worker("w1");
    private final Person busy = Person.somebody();
    private final Person modest = Person.somebody();

    @Test
    void whoTakesOneJobAtATimeServesBothAlike() {
        String kind = newKind();
        submit(busy, kind, MANY);
        submit(modest, kind, FEW);

        // When a single hand does what it gets
        List<UUID> turns = work(kind, 1, 2 * FEW + 2);

        // Then they take turns until the small one has nothing left
        assertThat(Collections.frequency(turns.subList(0, 2 * FEW), modest.organisation()))
                .isEqualTo(FEW);
    }

    @Test
    void whoTakesManyDividesThemAndNoPriorityBuysAnothersTurn() {
        String kind = newKind();
        submit(busy, kind, MANY, ",\"priority\":9");
        submit(modest, kind, FEW);

        List<UUID> turns = work(kind, 5, 2 * FEW + 5);

        assertThat(Collections.frequency(turns, modest.organisation())).isEqualTo(FEW);
    }

    @Test
    void aNewcomerWaitsForOneRoundAtMost() {
        // Given three with much to do, who are being served
        String kind = newKind();
        List<Person> others = List.of(busy, Person.somebody(), Person.somebody());
        others.forEach(person -> submit(person, kind, FEW));
        work(kind, 1, 4);

        // When a fourth comes
        submit(modest, kind, 1);

        // Then its turn comes before anyone's second
        List<UUID> turns = work(kind, 1, 4);
        assertThat(turns).doesNotHaveDuplicates().contains(modest.organisation());
    }

    /// Whose jobs they were that the worker did, in its order.
    private List<UUID> work(String kind, int atATime, int jobs) {
        List<UUID> turns = new ArrayList<>();
        while (turns.size() < jobs) {
            List<Worker.Lease> leases = worker.claim(kind, atATime);
            assertThat(leases).isNotEmpty();
            leases.forEach(lease ->
                    turns.add(UUID.fromString(lease.json().get("organisation").asText())));
            worker.succeedAll(leases);
        }
        return turns;
    }

    private static void submit(Person person, String kind, int jobs) {
        submit(person, kind, jobs, "");
    }

    private static void submit(Person person, String kind, int jobs, String more) {
        String job = "{\"kind\":\"%s\",\"input\":{}%s}".formatted(kind, more);
        person.post("/api/jobs/batch", "{\"jobs\":[" + String.join(",", Collections.nCopies(jobs, job)) + "]}")
                .statusCode(202);
    }
}
