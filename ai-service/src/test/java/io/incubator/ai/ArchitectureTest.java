package io.incubator.ai;

import io.incubator.kittest.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theHouseRulesHold() {
        ArchitectureRules.check("io.incubator.ai");
    }
}
