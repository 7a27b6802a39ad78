package io.incubator.system.contract;

import java.util.Map;

/// How the operations of ai-service are called.
final class AiScenarios {
    private AiScenarios() {}

    static Map<String, Scenario> all() {
        return Map.of("GET /api/ai/plans/{id}", (world, _) -> Call.to("/api/ai/plans/" + world.plan()));
    }
}
