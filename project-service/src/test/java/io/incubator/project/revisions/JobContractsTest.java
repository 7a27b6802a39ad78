package io.incubator.project.revisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.kittest.EventContract;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobContractsTest {
    @Test
    void whatWeReadOfAFinishedJobIsWhatJobServicePublishes() {
        JobFinished finished = EventContract.assertReadable("jobs", "job.finished.v1", JobFinished.class);

        assertThat(finished.outcome()).isEqualTo(JobFinished.Outcome.SUCCEEDED);
        assertThat(finished.result().planId()).isEqualTo(UUID.fromString("019aa3c4-9a20-7c4b-8d52-5b4c8d9e0f60"));
        assertThat(finished.version()).isEqualTo(7);
    }

    @Test
    void whatWeReadOfAProgressedJobIsWhatJobServicePublishes() {
        JobProgressed progressed = EventContract.assertReadable("jobs", "job.progressed.v1", JobProgressed.class);

        assertThat(progressed.percent()).isEqualTo(40);
        assertThat(progressed.stage()).isEqualTo("options");
    }

    @Test
    void theCommandWeSendIsTheOneJobServiceTakes() {
        EventContract.assertExact("jobs", "submit.v1", SubmitJob.class);
    }

    @Test
    void theInputOfAPlanningJobIsTheOneAiServiceTakes() {
        EventContract.assertExact("ai", "plan.v1", SubmitJob.PlanInput.class);
    }
}
