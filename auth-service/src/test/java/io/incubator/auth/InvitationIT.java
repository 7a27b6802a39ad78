package io.incubator.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.kittest.SuiteResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class InvitationIT extends PackagedAuth {
    private Person owner;
    private UUID guild;
    private String asOwner;

    @BeforeEach
    void anOrganisation() {
        owner = register();
        guild = found(owner, "Guild");
        asOwner = accessToken(owner, guild);
    }

    @Test
    void whoIsInvitedJoinsOnceInARaceAndOnlyByTheirOwnAddress() throws Exception {
        // Given an invitation of somebody who has an account
        Person guest = register();
        Response invited = invite(asOwner, guest.email(), "member");
        invited.then().statusCode(201).body("email", equalTo(guest.email())).body("role", equalTo("member"));
        String code = code(guest.email());

        // Then it is nobody else's
        accept(accessToken(register()), code).then().statusCode(422).body("code", equalTo("invalid-mail-token"));

        // And it works once
        String asGuest = accessToken(guest);
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                answers.add(pool.submit(() -> accept(asGuest, code).statusCode()));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(200).contains(422);

        // And they are a member in that role, with a confirmed address
        as(asOwner)
                .get("/api/auth/organisations/" + guild + "/members")
                .then()
                .body("items.email", hasItem(guest.email()));
        String there = accessToken(guest, guild);
        as(there)
                .body(Map.of("name", "Other"))
                .patch("/api/auth/organisations/" + guild)
                .then()
                .statusCode(403);
        as(asGuest).get("/api/auth/factors").then().body("emailVerified", equalTo(true));
        as(asOwner).get(invitations()).then().body("items", empty());
        invite(asOwner, guest.email(), "viewer").then().statusCode(409).body("code", equalTo("already-member"));
    }

    @Test
    void whoHasNoAccountSignsUpWithTheInvitation() {
        String email = "guest-" + UUID.randomUUID() + "@example.org";
        invite(asOwner, email, "viewer").then().statusCode(201);
        String code = code(email);
        String elsewhere = "other-" + UUID.randomUUID() + "@example.org";

        signUp(elsewhere, code).then().statusCode(422).body("code", equalTo("invalid-mail-token"));
        signUp(email, "x".repeat(43)).then().statusCode(422);
        signUp(email, code).then().statusCode(201);

        Person guest = new Person(null, email, null);
        as(accessToken(guest, guild))
                .get("/api/auth/organisations/" + guild)
                .then()
                .statusCode(200);
        as(accessToken(guest)).get("/api/auth/factors").then().body("emailVerified", equalTo(true));
    }

    @Test
    void anInvitationThatWasWithdrawnReplacedOrHasExpiredOpensNothing() throws SQLException {
        Person guest = register();
        String asGuest = accessToken(guest);
        String withdrawn = invite(asOwner, guest.email(), "member").path("id");
        String first = code(guest.email());
        as(asOwner).get(invitations()).then().body("items.id", hasItem(withdrawn));
        as(asOwner).delete(invitations() + "/" + withdrawn).then().statusCode(204);
        as(asOwner).delete(invitations() + "/" + withdrawn).then().statusCode(404);
        accept(asGuest, first).then().statusCode(422);

        invite(asOwner, guest.email(), "member").then().statusCode(201);
        String replaced = codeOtherThan(guest.email(), List.of(first));
        invite(asOwner, guest.email(), "viewer").then().statusCode(201);
        String last = codeOtherThan(guest.email(), List.of(first, replaced));
        accept(asGuest, replaced).then().statusCode(422);

        update("UPDATE invitation SET expires_at = created_at WHERE org_id = ?", guild);
        accept(asGuest, last).then().statusCode(422);
        as(asGuest).get("/api/auth/organisations").then().body("items.id", not(hasItem(guild.toString())));
    }

    @Test
    void anInvitationIsWorthNoMoreThanWhoeverMadeIt() {
        // Given an admin, who may not make owners
        Person admin = register();
        as(asOwner)
                .body(Map.of("email", admin.email(), "role", "admin"))
                .post("/api/auth/organisations/" + guild + "/members")
                .then()
                .statusCode(201);
        String asAdmin = accessToken(admin, guild);
        Person guest = register();
        invite(asAdmin, guest.email(), "owner").then().statusCode(403).body("code", equalTo("role-not-grantable"));
        invite(asAdmin, guest.email(), "admin").then().statusCode(201);
        String code = code(guest.email());

        // When they are no admin any more
        as(asOwner)
                .body(Map.of("role", "viewer"))
                .patch("/api/auth/organisations/" + guild + "/members/" + admin.id())
                .then()
                .statusCode(200);

        // Then what they offered is gone, and others see nothing of it
        accept(accessToken(guest), code).then().statusCode(422);
        as(accessToken(register())).get(invitations()).then().statusCode(404);
        invite(accessToken(register()), guest.email(), "viewer").then().statusCode(404);
    }

    private String invitations() {
        return "/api/auth/organisations/" + guild + "/invitations";
    }

    private Response invite(String access, String email, String role) {
        return as(access).body(Map.of("email", email, "role", role)).post(invitations());
    }

    private static Response accept(String access, String code) {
        return as(access).body(Map.of("token", code)).post("/api/auth/invitations");
    }

    private static Response signUp(String email, String code) {
        return post(
                "/api/auth/register",
                Map.of("email", email, "password", PASSWORD, "displayName", "A Guest", "invitation", code));
    }

    private static String code(String email) {
        return codeOtherThan(email, List.of());
    }

    private static String codeOtherThan(String email, List<String> former) {
        JsonNode mail = MailFolder.await(
                email, m -> m.path("subject").asText().contains("Invitation") && !former.contains(MailFolder.token(m)));
        return MailFolder.token(mail);
    }

    private static void update(String sql, UUID id) throws SQLException {
        try (Connection system = SuiteResource.database().connectAsSystem();
                PreparedStatement statement = system.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }
}
