package io.incubator.job;

import io.incubator.kittest.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theHouseRulesHold() {
        ArchitectureRules.check("io.incubator.job");
    }
}
