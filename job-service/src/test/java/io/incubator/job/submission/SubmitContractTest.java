package io.incubator.job.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.kittest.EventContract;
import org.junit.jupiter.api.Test;

class SubmitContractTest {

    @Test
    void theCommandIsWhatTheContractSays() {
        EventContract.assertExact("jobs", "submit.v1", SubmitCommand.class);
    }

    @Test
    void theGoldenCommandIsASubmission() {
        Submission submission =
                EventContract.example("jobs", "submit.v1", SubmitCommand.class).submission(5);

        assertThat(submission.kind()).isEqualTo("plan");
        assertThat(submission.requester()).isEqualTo("projects");
        assertThat(submission.scopes()).containsExactly("projects:read");
        assertThat(submission.timing().runAt()).isNull();
    }
}
