package io.incubator.ai.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.kittest.EventContract;
import org.junit.jupiter.api.Test;

class JobContractsTest {
    @Test
    void theDoorbellWeHearIsTheOneJobServiceRings() {
        assertThat(EventContract.assertReadable("jobs", "ready.v1", JobsReady.class)
                        .kind())
                .isEqualTo("plan");
    }
}
