package io.incubator.system.contract;

import java.util.Map;
import java.util.TreeMap;

/// How the operations about tasks and comments are called.
final class BoardScenarios {
    private BoardScenarios() {}

    static Map<String, Scenario> all() {
        Map<String, Scenario> all = new TreeMap<>();
        tasks(all);
        comments(all);
        return all;
    }

    private static void tasks(Map<String, Scenario> all) {
        String tasks = "/api/projects/{projectId}/tasks";
        all.put("GET " + tasks, (world, _) -> Call.to(tasks(world)));
        all.put("POST " + tasks, (world, _) -> Call.to(tasks(world), Map.of("title", World.CANARY)));
        all.put("GET " + tasks + "/{id}", (world, _) -> Call.to(newTask(world)));
        all.put("PATCH " + tasks + "/{id}", (world, _) -> Call.to(newTask(world), Map.of("status", "in-progress")));
        all.put("POST " + tasks + "/{id}/move", (world, _) -> Call.to(newTask(world) + "/move", Map.of("to", "top")));
        all.put("DELETE " + tasks + "/{id}", (world, _) -> Call.to(newTask(world)));
    }

    private static void comments(Map<String, Scenario> all) {
        String ofTask = "/api/projects/{projectId}/tasks/{taskId}/comments";
        String ofRevision = "/api/projects/{projectId}/revisions/{revisionId}/comments";
        String comment = "/api/projects/{projectId}/comments/{id}";
        Map<String, String> text = Map.of("text", World.CANARY);
        all.put("GET " + ofTask, (world, _) -> Call.to(newTask(world) + "/comments"));
        all.put("POST " + ofTask, (world, _) -> Call.to(newTask(world) + "/comments", text));
        all.put("GET " + ofRevision, (world, _) -> Call.to(revision(world) + "/comments"));
        all.put("POST " + ofRevision, (world, _) -> Call.to(revision(world) + "/comments", text));
        all.put("GET " + comment, (world, caller) -> Call.to(newComment(world, caller)));
        all.put("PATCH " + comment, (world, caller) -> Call.to(newComment(world, caller), Map.of("text", "mended")));
        all.put("DELETE " + comment, (world, caller) -> Call.to(newComment(world, caller)));
    }

    private static String project(World world) {
        return "/api/projects/" + world.project();
    }

    private static String tasks(World world) {
        return project(world) + "/tasks";
    }

    private static String revision(World world) {
        return project(world) + "/revisions/" + world.revision();
    }

    private static String newTask(World world) {
        return tasks(world) + "/"
                + world.owner()
                        .api()
                        .post(tasks(world), Map.of("title", World.CANARY))
                        .expect(201)
                        .text("id");
    }

    /// A comment of the caller's own; of the owner's for those who cannot write.
    private static String newComment(World world, Person caller) {
        Person author = caller.scopes().contains("projects:write") ? caller : world.owner();
        String id = author.api()
                .post(newTask(world) + "/comments", Map.of("text", World.CANARY))
                .expect(201)
                .text("id");
        return project(world) + "/comments/" + id;
    }
}
