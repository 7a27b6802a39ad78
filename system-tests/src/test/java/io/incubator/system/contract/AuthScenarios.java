package io.incubator.system.contract;

import io.incubator.system.Api;
import io.incubator.system.SuiteUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How the operations of auth-service are called.
final class AuthScenarios {
    private static final String RETURN = "https://app.example/callback";
    private static final String ORGANISATIONS = "/api/auth/organisations";

    private AuthScenarios() {}

    static Map<String, Scenario> all() {
        Map<String, Scenario> all = new TreeMap<>(signIn());
        organisation(all);
        own(all);
        factors(all);
        mail(all);
        applications(all);
        invitations(all);
        teams(all);
        return all;
    }

    /// People of the organisation, and the organisation itself.
    private static void organisation(Map<String, Scenario> all) {
        all.put(
                "GET /api/auth/organisations/{id}",
                (world, caller) -> Call.to(ORGANISATIONS + "/" + home(world, caller)));
        all.put(
                "PATCH /api/auth/organisations/{id}",
                (world, caller) -> Call.to(
                        ORGANISATIONS + "/" + home(world, caller), Map.of("name", Scenarios.unique(World.CANARY))));
        all.put(
                "PATCH /api/auth/organisations/{id}/members/{memberId}",
                (world, _) -> Call.to(
                        ORGANISATIONS + "/" + world.organisation() + "/members/"
                                + world.newcomer(Role.MEMBER).subject(),
                        Map.of("role", "viewer")));
        // everybody may leave; only some may send others away
        all.put(
                "DELETE /api/auth/organisations/{id}/members/{memberId}",
                (world, caller) -> Call.to(ORGANISATIONS + "/" + world.organisation() + "/members/"
                                + world.newcomer(Role.VIEWER).subject())
                        .onlyFor(caller.scopes().contains("organisations:write")));
    }

    /// What is a person's own: sessions, keys, notices, the password.
    private static void own(Map<String, Scenario> all) {
        all.put("GET /api/auth/sessions", (_, _) -> Call.to("/api/auth/sessions"));
        all.put("DELETE /api/auth/sessions", (_, _) -> Call.to("/api/auth/sessions"));
        all.put(
                "DELETE /api/auth/sessions/{id}",
                (world, caller) -> Call.to("/api/auth/sessions/" + anotherSession(world, caller)));
        all.put("GET /api/auth/notices", (_, _) -> Call.to("/api/auth/notices"));
        all.put(
                "PUT /api/auth/password",
                (world, caller) -> Call.to(
                        "/api/auth/password",
                        Map.of(
                                "currentPassword", caller.account().password(),
                                "password", caller.account().password())));
        all.put("GET /api/auth/identities", (_, _) -> Call.to("/api/auth/identities"));
        all.put(
                "DELETE /api/auth/identities/{id}",
                (_, caller) -> Call.to(
                        "/api/auth/identities/" + SuiteUnderTest.shared().linkElsewhere(caller.subject())));
        all.put("GET /api/auth/keys", (_, _) -> Call.to("/api/auth/keys"));
        all.put("POST /api/auth/keys", (_, _) -> Call.to("/api/auth/keys", key()));
        all.put(
                "DELETE /api/auth/keys/{id}",
                (_, caller) -> Call.to("/api/auth/keys/"
                        + caller.api()
                                .post("/api/auth/keys", key())
                                .expect(201)
                                .json()
                                .at("/apiKey/id")
                                .asText()));
    }

    private static void factors(Map<String, Scenario> all) {
        all.put("GET /api/auth/factors", (_, _) -> Call.to("/api/auth/factors"));
        all.put("POST /api/auth/factors/totp", (_, _) -> Call.to("/api/auth/factors/totp"));
        all.put("DELETE /api/auth/factors/totp", (_, _) -> Call.to("/api/auth/factors/totp"));
        all.put("PUT /api/auth/factors/totp", (world, caller) -> {
            Person other = world.like(caller);
            return Call.to(
                            "/api/auth/factors/totp",
                            Map.of("code", enrolled(other).code()))
                    .by(other);
        });
        all.put("POST /api/auth/factors/recovery-codes", (world, caller) -> {
            Person other = world.like(caller);
            other.api()
                    .put(
                            "/api/auth/factors/totp",
                            Map.of("code", enrolled(other).code()))
                    .expect(200);
            return Call.to("/api/auth/factors/recovery-codes").by(other);
        });
        all.put(
                "POST /api/auth/step-up",
                (_, caller) -> Call.to(
                        "/api/auth/step-up", Map.of("password", caller.account().password())));
    }

    private static void mail(Map<String, Scenario> all) {
        all.put("POST /api/auth/email-verification", (_, _) -> Call.to("/api/auth/email-verification"));
        all.put("PUT /api/auth/email-verification", (world, _) -> {
            String code = world.mailed(Person.register(world.gateway()), "Confirm");
            return Call.to("/api/auth/email-verification", Map.of("token", code));
        });
        all.put(
                "POST /api/auth/password-resets",
                (world, _) -> Call.to(
                        "/api/auth/password-resets",
                        Map.of("email", world.stranger().account().email())));
        all.put("PUT /api/auth/password-resets", (world, _) -> {
            Person forgetful = Person.register(world.gateway());
            world.anonymous()
                    .post(
                            "/api/auth/password-resets",
                            Map.of("email", forgetful.account().email()))
                    .expect(202);
            String code = world.mailed(forgetful, "Set another password");
            return Call.to(
                    "/api/auth/password-resets",
                    Map.of("token", code, "password", forgetful.account().password()));
        });
    }

    private static void applications(Map<String, Scenario> all) {
        all.put("GET /.well-known/openid-configuration", (_, _) -> Call.to("/.well-known/openid-configuration"));
        all.put(
                "GET /.well-known/oauth-authorization-server",
                (_, _) -> Call.to("/.well-known/oauth-authorization-server"));
        all.put("GET /api/auth/clients", (_, _) -> Call.to("/api/auth/clients"));
        all.put("POST /api/auth/clients", (_, _) -> Call.to("/api/auth/clients", application()));
        all.put("DELETE /api/auth/clients/{id}", (world, _) -> Call.to("/api/auth/clients/" + registered(world)));
        all.put("GET /api/auth/consents", (_, _) -> Call.to("/api/auth/consents"));
        all.put("DELETE /api/auth/consents/{id}", (world, caller) -> {
            String client = registered(world);
            LettingIn.allow(world.gateway(), caller.account(), client, RETURN);
            return Call.to("/api/auth/consents/" + client);
        });
        all.put("GET /api/auth/audit", (_, _) -> Call.to("/api/auth/audit"));
    }

    private static String registered(World world) {
        return world.owner()
                .api()
                .post("/api/auth/clients", application())
                .expect(201)
                .json()
                .at("/client/id")
                .asText();
    }

    private static void invitations(Map<String, Scenario> all) {
        String invitations = ORGANISATIONS + "/{id}/invitations";
        all.put(
                "GET " + invitations,
                (world, caller) -> Call.to(ORGANISATIONS + "/" + home(world, caller) + "/invitations"));
        all.put("POST " + invitations, (world, _) -> Call.to(invitationsOf(world), invitation()));
        all.put(
                "DELETE " + invitations + "/{invitationId}",
                (world, _) -> Call.to(invitationsOf(world) + "/"
                        + world.owner()
                                .api()
                                .post(invitationsOf(world), invitation())
                                .expect(201)
                                .text("id")));
        all.put("POST /api/auth/invitations", (world, _) -> {
            Person guest = Person.register(world.gateway());
            world.owner()
                    .api()
                    .post(invitationsOf(world), Map.of("email", guest.account().email(), "role", "viewer"))
                    .expect(201);
            return Call.to("/api/auth/invitations", Map.of("token", world.mailed(guest, "Invitation")))
                    .by(guest);
        });
    }

    private static void teams(Map<String, Scenario> all) {
        String teams = ORGANISATIONS + "/{id}/teams";
        all.put("GET " + teams, (world, caller) -> Call.to(ORGANISATIONS + "/" + home(world, caller) + "/teams"));
        all.put("POST " + teams, (world, _) -> Call.to(teamsOf(world), team()));
        all.put("GET " + teams + "/{teamId}", (world, _) -> Call.to(newTeam(world)));
        all.put("PUT " + teams + "/{teamId}", (world, _) -> Call.to(newTeam(world), team()));
        all.put("DELETE " + teams + "/{teamId}", (world, _) -> Call.to(newTeam(world)));
        all.put("GET " + teams + "/{teamId}/members", (world, _) -> Call.to(newTeam(world) + "/members"));
        all.put(
                "PUT " + teams + "/{teamId}/members/{memberId}",
                (world, _) -> Call.to(newTeam(world) + "/members/"
                        + world.newcomer(Role.VIEWER).subject()));
        all.put("DELETE " + teams + "/{teamId}/members/{memberId}", (world, _) -> {
            // whose tokens are withdrawn by that
            String member =
                    newTeam(world) + "/members/" + world.newcomer(Role.VIEWER).subject();
            world.owner().api().put(member, Map.of()).expect(200);
            return Call.to(member);
        });
    }

    private static String teamsOf(World world) {
        return ORGANISATIONS + "/" + world.organisation() + "/teams";
    }

    /// Path of a fresh team.
    private static String newTeam(World world) {
        return teamsOf(world) + "/"
                + world.owner().api().post(teamsOf(world), team()).expect(201).text("id");
    }

    private static Map<String, String> team() {
        return Map.of("name", Scenarios.unique(World.CANARY));
    }

    private static String invitationsOf(World world) {
        return ORGANISATIONS + "/" + world.organisation() + "/invitations";
    }

    private static Map<String, String> invitation() {
        return Map.of("email", Api.Account.random().email(), "role", "viewer");
    }

    private static Map<String, Object> application() {
        return Map.of("name", Scenarios.unique(World.CANARY), "confidential", true, "redirectUris", List.of(RETURN));
    }

    private static Authenticator enrolled(Person person) {
        return new Authenticator(person.api()
                .post("/api/auth/factors/totp", Map.of())
                .expect(201)
                .text("secret"));
    }

    private static Map<String, Scenario> signIn() {
        return Map.ofEntries(
                Map.entry("GET /.well-known/jwks.json", (_, _) -> Call.to("/.well-known/jwks.json")),
                Map.entry("POST /api/auth/register", (_, _) -> {
                    Api.Account account = Api.Account.random();
                    return Call.to(
                            "/api/auth/register",
                            Map.of("email", account.email(), "password", account.password(), "displayName", "New"));
                }),
                Map.entry("POST /api/auth/login", (world, _) -> {
                    Api.Account account = world.stranger().account();
                    return Call.to("/api/auth/login", Map.of("email", account.email(), "password", account.password()));
                }),
                Map.entry("POST /api/auth/refresh", (world, _) -> Call.to("/api/auth/refresh", session(world))),
                Map.entry("POST /api/auth/logout", (world, _) -> Call.to("/api/auth/logout", session(world))),
                Map.entry(
                        "POST /api/auth/token",
                        (_, _) -> Call.to("/api/auth/token", "grant_type=client_credentials")
                                .with("Content-Type", "application/x-www-form-urlencoded")),
                Map.entry("GET /api/auth/me", (_, _) -> Call.to("/api/auth/me")),
                Map.entry("GET /api/auth/me/export", (_, _) -> Call.to("/api/auth/me/export")),
                Map.entry(
                        "DELETE /api/auth/me",
                        (world, caller) -> Call.to("/api/auth/me").by(world.like(caller))),
                Map.entry("GET /api/auth/organisations", (_, _) -> Call.to(ORGANISATIONS)),
                Map.entry(
                        "POST /api/auth/organisations",
                        (_, _) -> Call.to(ORGANISATIONS, Map.of("name", Scenarios.unique("Guild")))),
                Map.entry(
                        "GET /api/auth/organisations/{id}/members",
                        (world, caller) -> Call.to(ORGANISATIONS + "/" + home(world, caller) + "/members")),
                Map.entry("POST /api/auth/organisations/{id}/members", (world, _) -> {
                    Person newcomer = Person.register(world.gateway());
                    return Call.to(
                            ORGANISATIONS + "/" + world.organisation() + "/members",
                            Map.of("email", newcomer.account().email(), "role", "viewer"));
                }));
    }

    /// The refresh token of a session made for one call.
    private static Map<String, String> session(World world) {
        return Map.of(
                "refreshToken",
                Person.signIn(world.gateway(), world.stranger().account(), null).refreshToken());
    }

    private static Map<String, Object> key() {
        return Map.of(
                "name",
                Scenarios.unique("key"),
                "scopes",
                List.of("projects:read"),
                "expiresAt",
                Instant.now().plus(Duration.ofDays(1)).toString());
    }

    private static String anotherSession(World world, Person caller) {
        Person again = Person.signIn(world.gateway(), caller.account(), world.organisation());
        return again.session();
    }

    private static String home(World world, Person caller) {
        return caller.equals(world.stranger()) ? caller.organisation().toString() : world.organisation();
    }
}
