package io.incubator.system.contract;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/// How the operations of job-service are called.
final class JobScenarios {
    private static final String JOBS = "/api/jobs";
    private static final String SCHEDULES = JOBS + "/schedules";
    /// Jobs of this kind wait until tomorrow.
    private static final String KIND = "plan";

    private JobScenarios() {}

    static Map<String, Scenario> all() {
        return Map.ofEntries(
                entry("GET /api/jobs", (_, _) -> Call.to(JOBS)),
                entry("POST /api/jobs", (_, _) -> Call.to(JOBS, idle())),
                entry(
                        "POST /api/jobs/batch",
                        (_, _) -> Call.to(JOBS + "/batch", Map.of("jobs", List.of(idle(), idle()), "parent", idle()))),
                entry("POST /api/jobs/retries", (_, _) -> Call.to(JOBS + "/retries", Map.of("kind", KIND))),
                entry("GET /api/jobs/queues", (_, _) -> Call.to(JOBS + "/queues")),
                entry("GET /api/jobs/schedules", (_, _) -> Call.to(SCHEDULES)),
                entry("POST /api/jobs/schedules", (_, _) -> Call.to(SCHEDULES, yearly())),
                entry("GET /api/jobs/schedules/{id}", (world, _) -> Call.to(SCHEDULES + "/" + newSchedule(world))),
                entry(
                        "PUT /api/jobs/schedules/{id}",
                        (world, _) -> Call.to(SCHEDULES + "/" + newSchedule(world), yearly())),
                entry("DELETE /api/jobs/schedules/{id}", (world, _) -> Call.to(SCHEDULES + "/" + newSchedule(world))),
                entry("GET /api/jobs/{id}/logs", (world, _) -> Call.to(JOBS + "/" + world.job() + "/logs")),
                entry("GET /api/jobs/{id}/curves", (world, _) -> Call.to(JOBS + "/" + world.job() + "/curves")),
                entry("GET /api/jobs/{id}", (world, _) -> Call.to(JOBS + "/" + world.job())),
                entry("POST /api/jobs/{id}/cancel", (world, _) -> Call.to(JOBS + "/" + newJob(world) + "/cancel")),
                entry("POST /api/jobs/{id}/retry", (world, _) -> Call.to(JOBS + "/" + cancelledJob(world) + "/retry")),
                entry(
                        "POST /api/jobs/{id}/events/tickets",
                        (world, _) -> Call.to(JOBS + "/" + world.job() + "/events/tickets")),
                entry(
                        "GET /api/jobs/{id}/events",
                        (world, _) -> ProjectScenarios.stream(JOBS + "/" + world.job() + "/events")));
    }

    private static Map<String, Object> idle() {
        return Map.of("kind", KIND, "delaySeconds", 86_400, "input", Map.of("note", World.CANARY));
    }

    private static Map<String, Object> yearly() {
        return Map.of("name", "Yearly", "kind", KIND, "cron", "0 3 1 1 *", "input", Map.of("note", World.CANARY));
    }

    private static String newSchedule(World world) {
        return world.owner().api().post(SCHEDULES, yearly()).expect(201).text("id");
    }

    private static String newJob(World world) {
        return world.owner().api().post(JOBS, idle()).expect(202).text("id");
    }

    private static String cancelledJob(World world) {
        String id = newJob(world);
        world.owner().api().post(JOBS + "/" + id + "/cancel", Map.of()).expect(200);
        return id;
    }
}
