package io.incubator.system.contract;

import java.util.Map;
import java.util.TreeMap;

/// How the operations of project-service are called.
final class ProjectScenarios {
    private static final String PROJECTS = "/api/projects";

    private ProjectScenarios() {}

    static Map<String, Scenario> all() {
        Map<String, Scenario> all = new TreeMap<>();
        projects(all);
        plans(all);
        readyPlans(all);
        return all;
    }

    private static void projects(Map<String, Scenario> all) {
        all.put("GET /api/projects", (_, _) -> Call.to(PROJECTS));
        all.put(
                "POST /api/projects/graphql",
                (_, _) -> Call.to(PROJECTS + "/graphql", Map.of("query", "{projects(first: 5){items{id name}}}")));
        all.put("POST /api/projects", (_, _) -> Call.to(PROJECTS, Map.of("name", World.CANARY)));
        all.put("GET /api/projects/{id}", (world, _) -> Call.to(of(world)));
        all.put(
                "PATCH /api/projects/{id}",
                (world, _) -> Call.to(of(world), Map.of("description", Scenarios.unique(World.CANARY))));
        all.put("DELETE /api/projects/{id}", (world, _) -> Call.to(PROJECTS + "/" + world.newProject()));
        all.put(
                "POST /api/projects/{id}/archive",
                (world, _) -> Call.to(PROJECTS + "/" + world.newProject() + "/archive"));
        all.put("POST /api/projects/{id}/unarchive", (world, _) -> {
            String archived = PROJECTS + "/" + world.newProject();
            world.owner().api().post(archived + "/archive", Map.of()).expect(200);
            return Call.to(archived + "/unarchive");
        });
        all.put("POST /api/projects/{id}/events/tickets", (world, _) -> Call.to(of(world) + "/events/tickets"));
        all.put("GET /api/projects/{id}/events", (world, _) -> stream(of(world) + "/events"));
    }

    private static void plans(Map<String, Scenario> all) {
        all.put("GET /api/projects/{projectId}/briefs", (world, _) -> Call.to(of(world) + "/briefs"));
        all.put(
                "POST /api/projects/{projectId}/briefs",
                (world, _) -> Call.to(of(world) + "/briefs", Map.of("text", "Another idea. " + World.CANARY)));
        all.put(
                "GET /api/projects/{projectId}/briefs/{id}",
                (world, _) -> Call.to(of(world) + "/briefs/" + world.brief()));
        all.put("GET /api/projects/{projectId}/revisions", (world, _) -> Call.to(of(world) + "/revisions"));
        all.put("POST /api/projects/{projectId}/revisions", (world, _) -> {
            String project = world.newProject();
            return Call.to(PROJECTS + "/" + project + "/revisions", Map.of("briefId", world.newBrief(project)));
        });
        all.put("GET /api/projects/{projectId}/revisions/{id}", (world, _) -> Call.to(revision(world)));
        all.put(
                "GET /api/projects/{projectId}/revisions/{id}/bundle",
                (world, _) -> Call.to(revision(world) + "/bundle").with("Accept", "application/zip"));
    }

    private static void readyPlans(Map<String, Scenario> all) {
        String path = "/api/projects/{projectId}/revisions/{id}";
        all.put("POST " + path + "/acceptance", (world, _) -> Call.to(revision(world) + "/acceptance", Map.of()));
        all.put("GET " + path + "/diff", (world, _) -> Call.to(revision(world) + "/diff?against=" + world.revision()));
        all.put("GET " + path + "/files", (world, _) -> Call.to(revision(world) + "/files"));
        all.put(
                "GET " + path + "/files/{path}",
                (world, _) -> Call.to(revision(world) + "/files/plan.md").with("Accept", "*/*"));
    }

    private static String of(World world) {
        return PROJECTS + "/" + world.project();
    }

    private static String revision(World world) {
        return of(world) + "/revisions/" + world.revision();
    }

    static Call stream(String path) {
        return Call.to(path).with("Accept", "text/event-stream");
    }
}
