package io.incubator.job.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.incubator.kittest.EventContract;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobEventContractTest {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void finishedEventsAreWhatTheContractSays() {
        EventContract.assertExact("jobs", "job.finished.v1", JobFinished.class);
    }

    @Test
    void progressedEventsAreWhatTheContractSays() {
        EventContract.assertExact("jobs", "job.progressed.v1", JobProgressed.class);
    }

    @Test
    void everyEndOfAJobFitsTheContract() throws Exception {
        Fault fault = new Fault(Fault.WORKER_LOST, "The worker stopped answering in attempt 5.");
        for (JobState state : JobState.values()) {
            if (state.isFinal()) {
                ChangedJob job = job(state, state == JobState.SUCCEEDED ? "{\"planId\":\"p\"}" : null, fault);
                EventContract.assertValid(
                        "jobs",
                        "job.finished.v1",
                        JSON.writeValueAsString(job.event(JSON).orElseThrow().data()));
            }
        }
    }

    @Test
    void everyStepOfAJobFitsTheContract() throws Exception {
        for (JobState state : JobState.values()) {
            // only people's jobs wait for others, and people are not told by message
            if (!state.isFinal() && state != JobState.BLOCKED) {
                EventContract.assertValid(
                        "jobs",
                        "job.progressed.v1",
                        JSON.writeValueAsString(
                                job(state, null, null).event(JSON).orElseThrow().data()));
            }
        }
    }

    @Test
    void whatHasNotFinishedIsNotToldAsFinished() {
        assertThatThrownBy(() ->
                        new JobFinished(UUID.randomUUID(), "plan", JobState.RETRYING, null, null, 1, 2, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ChangedJob job(JobState state, String result, Fault fault) {
        return new ChangedJob(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "projects",
                "plan",
                state,
                null,
                null,
                result,
                fault,
                1,
                3,
                state.isFinal() ? Instant.parse("2026-11-20T12:34:56.789Z") : null,
                null,
                null);
    }
}
