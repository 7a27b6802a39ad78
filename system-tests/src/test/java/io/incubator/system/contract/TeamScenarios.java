package io.incubator.system.contract;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// How the operations about the people of a project are called.
final class TeamScenarios {
    private static final String PROJECTS = "/api/projects/";

    private TeamScenarios() {}

    static Map<String, Scenario> all() {
        Map<String, Scenario> all = new TreeMap<>();
        members(all);
        invitations(all);
        teams(all);
        all.put("GET /api/projects/{projectId}/access", (world, _) -> Call.to(PROJECTS + world.project() + "/access"));
        all.put(
                "PUT /api/projects/{projectId}/access",
                (world, caller) -> Call.to(PROJECTS + world.newProject() + "/access", Map.of("contributors", "members"))
                        .onlyFor(maintains(caller)));
        all.put(
                "GET /api/projects/{projectId}/activity",
                (world, _) -> Call.to(PROJECTS + world.project() + "/activity"));
        return all;
    }

    private static void members(Map<String, Scenario> all) {
        String members = "/api/projects/{projectId}/members";
        all.put("GET " + members, (world, _) -> Call.to(PROJECTS + world.project() + "/members"));
        all.put(
                "POST " + members,
                (world, caller) -> Call.to(
                                PROJECTS + world.newProject() + "/members",
                                role(world.person(Role.VIEWER), "contributor"))
                        .onlyFor(maintains(caller)));
        all.put("GET " + members + "/{userId}", (world, caller) -> Call.to(membership(world, caller)));
        all.put(
                "PATCH " + members + "/{userId}",
                (world, caller) -> Call.to(membership(world, world.person(Role.VIEWER)), Map.of("role", "contributor"))
                        .onlyFor(maintains(caller)));
        all.put("DELETE " + members + "/{userId}", (world, caller) -> Call.to(membership(world, caller)));
    }

    private static void teams(Map<String, Scenario> all) {
        String teams = "/api/projects/{projectId}/teams";
        all.put("GET " + teams, (world, _) -> Call.to(PROJECTS + world.project() + "/teams"));
        all.put("GET " + teams + "/{teamId}", (world, _) -> Call.to(shared(world)));
        all.put(
                "PUT " + teams + "/{teamId}",
                (world, caller) ->
                        Call.to(shared(world), Map.of("role", "contributor")).onlyFor(maintains(caller)));
        all.put(
                "DELETE " + teams + "/{teamId}",
                (world, caller) -> Call.to(shared(world)).onlyFor(maintains(caller)));
    }

    /// Path of a team with which a fresh project is shared.
    private static String shared(World world) {
        String team = PROJECTS + world.newProject() + "/teams/" + UUID.randomUUID();
        world.owner().api().put(team, Map.of("role", "viewer")).expect(200);
        return team;
    }

    private static void invitations(Map<String, Scenario> all) {
        String invitations = "/api/projects/{projectId}/invitations";
        all.put("GET " + invitations, (world, _) -> Call.to(PROJECTS + world.project() + "/invitations"));
        all.put(
                "POST " + invitations,
                (world, caller) -> Call.to(
                                PROJECTS + world.newProject() + "/invitations",
                                role(world.person(Role.VIEWER), "contributor"))
                        .onlyFor(maintains(caller)));
        all.put(
                "GET " + invitations + "/{id}",
                (world, _) ->
                        Call.to(invitation(world, world.person(Role.VIEWER)).path()));
        all.put(
                "DELETE " + invitations + "/{id}",
                (world, caller) -> Call.to(
                                invitation(world, world.person(Role.VIEWER)).path())
                        .onlyFor(maintains(caller)));
        all.put("GET /api/projects/invitations", (_, _) -> Call.to(PROJECTS + "invitations"));
        all.put(
                "POST /api/projects/invitations/{id}/acceptance",
                (world, caller) -> Call.to(
                        PROJECTS + "invitations/" + invitation(world, caller).id() + "/acceptance"));
        all.put(
                "POST /api/projects/invitations/{id}/refusal",
                (world, caller) -> Call.to(
                        PROJECTS + "invitations/" + invitation(world, caller).id() + "/refusal"));
    }

    /// Owners and administrators of the organisation maintain all its projects.
    private static boolean maintains(Person caller) {
        return caller.scopes().contains("projects:delete");
    }

    private static Map<String, String> role(Person person, String role) {
        return Map.of("userId", person.subject().toString(), "role", role);
    }

    /// Somebody other than that person, who maintains whatever they make.
    private static Person other(World world, Person person) {
        return person.equals(world.owner()) ? world.person(Role.ADMIN) : world.owner();
    }

    private static String projectOf(Person founder) {
        return founder.api()
                .post("/api/projects", Map.of("name", World.CANARY))
                .expect(201)
                .text("id");
    }

    /// Path of a fresh membership.
    private static String membership(World world, Person person) {
        Person founder = other(world, person);
        String members = PROJECTS + projectOf(founder) + "/members";
        founder.api().post(members, role(person, "viewer")).expect(201);
        return members + "/" + person.subject();
    }

    private record Invited(String path, String id) {}

    private static Invited invitation(World world, Person person) {
        Person founder = other(world, person);
        String invitations = PROJECTS + projectOf(founder) + "/invitations";
        String id = founder.api()
                .post(invitations, role(person, "viewer"))
                .expect(201)
                .text("id");
        return new Invited(invitations + "/" + id, id);
    }
}
