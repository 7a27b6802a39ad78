package io.incubator.system.contract;

import java.util.List;
import java.util.Map;

/// How the operations of ai-service are called.
final class AiScenarios {
    private static final String AI = "/api/ai";

    private AiScenarios() {}

    static Map<String, Scenario> all() {
        Map<String, String> brief =
                Map.of("text", "Orders of a shop with 20000 customers, a team of 5 who know Java.", "language", "en");
        return Map.of(
                "GET /api/ai/plans/{id}", (world, _) -> Call.to(AI + "/plans/" + world.plan()),
                "GET /api/ai/knowledge", (_, _) -> Call.to(AI + "/knowledge"),
                "GET /api/ai/knowledge/archetypes", (_, _) -> Call.to(AI + "/knowledge/archetypes"),
                "GET /api/ai/knowledge/rules", (_, _) -> Call.to(AI + "/knowledge/rules"),
                "GET /api/ai/knowledge/technologies", (_, _) -> Call.to(AI + "/knowledge/technologies"),
                "POST /api/ai/readings", (_, _) -> Call.to(AI + "/readings", brief),
                "POST /api/ai/comparisons",
                        (_, _) -> Call.to(
                                AI + "/comparisons",
                                Map.of(
                                        "brief",
                                        brief,
                                        "axis",
                                        "messaging",
                                        "alternatives",
                                        List.of("Kafka", "RabbitMQ"))));
    }
}
