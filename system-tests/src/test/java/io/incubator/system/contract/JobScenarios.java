package io.incubator.system.contract;

import java.util.Map;

/// How the operations of job-service are called.
final class JobScenarios {
    private static final String JOBS = "/api/jobs";
    /// A kind that nobody works on: such jobs wait.
    private static final String IDLE_KIND = "nobody-works-on-this";

    private JobScenarios() {}

    static Map<String, Scenario> all() {
        return Map.of(
                "GET /api/jobs", (_, _) -> Call.to(JOBS),
                "POST /api/jobs", (_, _) -> Call.to(JOBS, idle()),
                "GET /api/jobs/{id}", (world, _) -> Call.to(JOBS + "/" + world.job()),
                "POST /api/jobs/{id}/cancel", (world, _) -> Call.to(JOBS + "/" + newJob(world) + "/cancel"),
                "POST /api/jobs/{id}/events/tickets",
                        (world, _) -> Call.to(JOBS + "/" + world.job() + "/events/tickets"),
                "GET /api/jobs/{id}/events",
                        (world, _) -> ProjectScenarios.stream(JOBS + "/" + world.job() + "/events"));
    }

    private static Map<String, Object> idle() {
        return Map.of("kind", IDLE_KIND, "input", Map.of("note", World.CANARY));
    }

    private static String newJob(World world) {
        return world.owner().api().post(JOBS, idle()).expect(202).text("id");
    }
}
