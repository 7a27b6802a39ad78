package io.incubator.job.doorbell;

import io.incubator.kittest.EventContract;
import org.junit.jupiter.api.Test;

class DoorbellContractTest {

    @Test
    void theDoorbellIsWhatTheContractSays() {
        EventContract.assertExact("jobs", "ready.v1", JobsReady.class);
    }
}
