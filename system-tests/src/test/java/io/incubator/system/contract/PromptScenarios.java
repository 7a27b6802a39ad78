package io.incubator.system.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How prompts are called.
final class PromptScenarios {
    private static final String PROMPTS = "/api/ai/prompts";

    private PromptScenarios() {}

    static Map<String, Scenario> all() {
        Map<String, Scenario> all = new TreeMap<>();
        all.put("GET /api/ai/prompts", (_, _) -> Call.to(PROMPTS));
        all.put("POST /api/ai/prompts", (_, _) -> Call.to(PROMPTS, newPrompt()));
        all.put("GET /api/ai/prompts/{id}", (world, _) -> Call.to(prompt(world)));
        all.put("DELETE /api/ai/prompts/{id}", (world, _) -> Call.to(prompt(world)));
        all.put("GET /api/ai/prompts/{id}/versions", (world, _) -> Call.to(prompt(world) + "/versions"));
        all.put(
                "POST /api/ai/prompts/{id}/versions",
                (world, _) -> Call.to(prompt(world) + "/versions", Map.of("content", content(), "note", "again")));
        all.put("GET /api/ai/prompts/{id}/versions/{number}", (world, _) -> Call.to(prompt(world) + "/versions/1"));
        all.put("GET /api/ai/prompts/{id}/diff", (world, _) -> Call.to(prompt(world) + "/diff?from=1&to=1"));
        all.put(
                "PUT /api/ai/prompts/{id}/labels/{label}",
                (world, _) -> Call.to(prompt(world) + "/labels/production", Map.of("number", 1)));
        all.put("DELETE /api/ai/prompts/{id}/labels/{label}", (world, _) -> Call.to(labelled(world)));
        all.put(
                "POST /api/ai/prompts/{id}/render",
                (world, _) -> Call.to(
                        prompt(world) + "/render", Map.of("number", 1, "variables", Map.of("question", "Why?"))));
        all.put(
                "POST /api/ai/prompts/{id}/trials",
                (world, _) -> Call.to(
                        prompt(world) + "/trials",
                        Map.of("number", 1, "variables", Map.of("question", "Why?"), "model", "incubator-echo")));
        return all;
    }

    private static Map<String, Object> newPrompt() {
        return Map.of("name", Scenarios.unique("p"), "description", World.CANARY, "content", content(), "note", "");
    }

    private static Map<String, Object> content() {
        return Map.of(
                "messages",
                List.of(Map.of("role", "user", "text", "{{question}}")),
                "variables",
                List.of(Map.of("name", "question")),
                "examples",
                List.of());
    }

    private static String prompt(World world) {
        return PROMPTS + "/"
                + world.owner().api().post(PROMPTS, newPrompt()).expect(201).text("id");
    }

    private static String labelled(World world) {
        String label = prompt(world) + "/labels/canary";
        world.owner().api().put(label, Map.of("number", 1)).expect(200);
        return label;
    }
}
