package io.incubator.job.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Fault FAULT = new Fault("brief-gone", "The brief is not there.");

    private final Rules rules = new Rules(new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5)), new Random(7));

    @Test
    void aSuccessKeepsItsResult() {
        var result = JsonNodeFactory.instance.objectNode().put("planId", "p");

        Closing closing = rules.apply(attempt(1, 3, false), new Ending.Succeeded(result));

        assertThat(closing.next()).isEqualTo(JobState.SUCCEEDED);
        assertThat(closing.outcome()).isEqualTo(AttemptOutcome.SUCCEEDED);
        assertThat(closing.result()).isEqualTo(result);
    }

    @Test
    void aSuccessCountsEvenIfSomebodyAskedToCancelMeanwhile() {
        assertThat(rules.apply(attempt(1, 3, true), new Ending.Succeeded(null)).next())
                .isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aResultThatCannotBeStoredFailsTheJob() {
        Closing tooLarge =
                rules.apply(attempt(1, 3, false), new Ending.Succeeded(TextNode.valueOf("x".repeat(60 * 1024))));
        Closing nul = rules.apply(attempt(1, 3, false), new Ending.Succeeded(TextNode.valueOf("a\0b")));

        assertThat(tooLarge.next()).isEqualTo(JobState.FAILED);
        assertThat(tooLarge.fault().code()).isEqualTo("result-refused");
        assertThat(nul.next()).isEqualTo(JobState.FAILED);
        assertThat(nul.result()).isNull();
    }

    @Test
    void aRetryableFailureWaitsForTheNextAttempt() {
        Closing closing = rules.apply(attempt(2, 3, false), new Ending.Failed(FAULT, true));

        assertThat(closing.next()).isEqualTo(JobState.RETRYING);
        assertThat(closing.delay()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(closing.fault()).isEqualTo(FAULT);
    }

    @Test
    void theLastAttemptsFailureFailsTheJob() {
        assertThat(rules.apply(attempt(3, 3, false), new Ending.Failed(FAULT, true))
                        .next())
                .isEqualTo(JobState.FAILED);
    }

    @Test
    void aFailureThatCannotGoBetterFailsTheJobAtOnce() {
        assertThat(rules.apply(attempt(1, 3, false), new Ending.Failed(FAULT, false))
                        .next())
                .isEqualTo(JobState.FAILED);
    }

    @Test
    void aFailureOfACancelledJobEndsItAsCancelled() {
        assertThat(rules.apply(attempt(1, 3, true), new Ending.Failed(FAULT, true))
                        .next())
                .isEqualTo(JobState.CANCELLED);
    }

    @Test
    void aLostAttemptGoesToTheNextWorkerAtOnceUntilAttemptsAreUsedUp() {
        Closing first = rules.apply(attempt(1, 2, false), new Ending.Lost());
        Closing last = rules.apply(attempt(2, 2, false), new Ending.Lost());
        Closing cancelled = rules.apply(attempt(1, 2, true), new Ending.Lost());

        assertThat(first.next()).isEqualTo(JobState.QUEUED);
        assertThat(first.delay()).isZero();
        assertThat(last.next()).isEqualTo(JobState.FAILED);
        assertThat(last.fault().code()).isEqualTo("worker-lost");
        assertThat(cancelled.next()).isEqualTo(JobState.CANCELLED);
        assertThat(first.outcome()).isEqualTo(AttemptOutcome.LOST);
    }

    @Test
    void whatIsHandedBackDoesNotCountAsAnAttempt() {
        Closing closing = rules.apply(attempt(1, 1, false), new Ending.HandedBack());

        assertThat(closing.next()).isEqualTo(JobState.QUEUED);
        assertThat(closing.outcome()).isNull();
    }

    @Test
    void faultsFitTheLedger() {
        Fault fault = new Fault("c".repeat(200), "a\0b" + "m".repeat(3_000));

        assertThat(fault.code()).hasSize(100);
        assertThat(fault.message()).hasSize(2_000).startsWith("a\uFFFDb");
    }

    private static OpenAttempt attempt(int number, int maxAttempts, boolean cancelRequested) {
        return new OpenAttempt(UUID.randomUUID(), number, number, maxAttempts, cancelRequested);
    }
}
