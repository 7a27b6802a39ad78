package io.incubator.system.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How providers, models, routes, allowances and reports of usage are called.
final class ModelScenarios {
    private static final String AI = "/api/ai";

    private ModelScenarios() {}

    static Map<String, Scenario> all() {
        Map<String, Scenario> all = new TreeMap<>();
        providers(all);
        models(all);
        routes(all);
        usage(all);
        return all;
    }

    private static void providers(Map<String, Scenario> all) {
        all.put("GET /api/ai/providers", (_, _) -> Call.to(AI + "/providers"));
        all.put("POST /api/ai/providers", (_, _) -> Call.to(AI + "/providers", newProvider()));
        all.put("POST /api/ai/providers/key-rotations", (_, _) -> Call.to(AI + "/providers/key-rotations"));
        all.put("GET /api/ai/providers/{id}", (world, _) -> Call.to(provider(world)));
        all.put("PATCH /api/ai/providers/{id}", (world, _) -> Call.to(provider(world), Map.of("enabled", false)));
        all.put("DELETE /api/ai/providers/{id}", (world, _) -> Call.to(provider(world)));
    }

    private static void models(Map<String, Scenario> all) {
        all.put("GET /api/ai/catalogue", (_, _) -> Call.to(AI + "/catalogue"));
        all.put("GET /api/ai/models", (_, _) -> Call.to(AI + "/models"));
        all.put("POST /api/ai/models", (world, _) -> Call.to(AI + "/models", newModel(world, name())));
        all.put("GET /api/ai/models/{id}", (world, _) -> Call.to(model(world, newModel(world, name()))));
        all.put("PUT /api/ai/models/{id}", (world, _) -> {
            Map<String, Object> settings = newModel(world, name());
            return Call.to(model(world, settings), settings);
        });
        all.put("DELETE /api/ai/models/{id}", (world, _) -> Call.to(model(world, newModel(world, name()))));
    }

    private static void routes(Map<String, Scenario> all) {
        all.put("GET /api/ai/routes", (_, _) -> Call.to(AI + "/routes"));
        all.put("POST /api/ai/routes", (world, _) -> Call.to(AI + "/routes", newRoute(world)));
        all.put("GET /api/ai/routes/{id}", (world, _) -> Call.to(route(world)));
        all.put("GET /api/ai/routes/{id}/versions", (world, _) -> Call.to(route(world) + "/versions"));
        all.put(
                "POST /api/ai/routes/{id}/versions",
                (world, _) -> Call.to(route(world) + "/versions", plan(modelName(world))));
        all.put("PUT /api/ai/routes/{id}/active", (world, _) -> Call.to(route(world) + "/active", Map.of("number", 1)));
        all.put("DELETE /api/ai/routes/{id}", (world, _) -> Call.to(route(world)));
    }

    private static void usage(Map<String, Scenario> all) {
        all.put("GET /api/ai/allowances", (_, _) -> Call.to(AI + "/allowances"));
        all.put("POST /api/ai/allowances", (_, _) -> Call.to(AI + "/allowances", newAllowance()));
        all.put("GET /api/ai/allowances/{id}", (world, _) -> Call.to(allowance(world)));
        all.put("PATCH /api/ai/allowances/{id}", (world, _) -> Call.to(allowance(world), Map.of("amount", 7)));
        all.put("DELETE /api/ai/allowances/{id}", (world, _) -> Call.to(allowance(world)));
        all.put("GET /api/ai/usage", (_, _) -> Call.to(AI + "/usage"));
        all.put("GET /api/ai/usage/csv", (_, _) -> Call.to(AI + "/usage/csv").with("Accept", "text/csv"));
        all.put("GET /api/ai/usage/calls", (_, _) -> Call.to(AI + "/usage/calls"));
    }

    private static Map<String, Object> newProvider() {
        return Map.of("name", name(), "dialect", "openai", "baseUrl", "https://api.openai.com/v1", "credential", "x");
    }

    private static Map<String, Object> newModel(World world, String name) {
        return Map.of(
                "name",
                name,
                "providerId",
                created(world, "/providers", newProvider()),
                "upstreamName",
                "gpt-5-mini",
                "capabilities",
                List.of("chat"),
                "contextTokens",
                128_000,
                "maxOutputTokens",
                4_000,
                "prices",
                Map.of("input", 1, "cached", 1, "cacheWrite", 1, "output", 1, "reasoning", 1, "call", 1),
                "enabled",
                true);
    }

    private static Map<String, Object> newRoute(World world) {
        return Map.of("name", name(), "plan", plan(modelName(world)));
    }

    private static Map<String, Object> plan(String model) {
        return Map.of(
                "targets",
                List.of(Map.of("model", model, "weight", 1)),
                "fallbacks",
                List.of(),
                "timeouts",
                Map.of("firstByte", 1_000, "idle", 1_000, "total", 1_000),
                "retries",
                0,
                "cacheSeconds",
                0);
    }

    private static Map<String, Object> newAllowance() {
        return Map.of(
                "name",
                name(),
                "subjectKind",
                "project",
                "subject",
                name(),
                "measure",
                "cost",
                "period",
                "month",
                "amount",
                5_000);
    }

    private static String modelName(World world) {
        String name = name();
        created(world, "/models", newModel(world, name));
        return name;
    }

    private static String provider(World world) {
        return AI + "/providers/" + created(world, "/providers", newProvider());
    }

    private static String model(World world, Map<String, Object> settings) {
        return AI + "/models/" + created(world, "/models", settings);
    }

    private static String route(World world) {
        return AI + "/routes/" + created(world, "/routes", newRoute(world));
    }

    private static String allowance(World world) {
        return AI + "/allowances/" + created(world, "/allowances", newAllowance());
    }

    private static String created(World world, String path, Map<String, Object> body) {
        return world.owner().api().post(AI + path, body).expect(201).text("id");
    }

    private static String name() {
        return Scenarios.unique("m");
    }
}
