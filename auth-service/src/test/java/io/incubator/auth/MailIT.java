package io.incubator.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.incubator.kittest.SuiteResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Confirming an address, and setting another password by mail.
@QuarkusIntegrationTest
class MailIT extends PackagedAuth {
    private static final String NEXT = "six quiet rivers in may";

    private Person person;

    @BeforeEach
    void somebody() {
        person = register();
    }

    @Test
    void anAddressIsConfirmedByTheCodeInItsMail() {
        String access = accessToken(person);
        as(access).get("/api/auth/factors").then().statusCode(200).body("emailVerified", equalTo(false));
        String first = MailFolder.token(MailFolder.await(person.email(), "Confirm your address"));

        // When another mail is asked for, only its code counts, once
        as(access).post("/api/auth/email-verification").then().statusCode(202);
        String second = MailFolder.token(MailFolder.await(
                person.email(),
                mail -> mail.path("subject").asText().contains("Confirm")
                        && !MailFolder.token(mail).equals(first)));

        verify(first).then().statusCode(422).body("code", equalTo("invalid-mail-token"));
        verify(second).then().statusCode(204);
        verify(second).then().statusCode(422);
        as(access).get("/api/auth/factors").then().body("emailVerified", equalTo(true));
    }

    @Test
    void ofManyResetsAtOnceWithOneTokenOneIsDoneAndAllSessionsEnd() throws Exception {
        Response session = login(person);
        String token = askForReset();

        // Given a password that is refused, which does not spend the token
        reset(token, "short").then().statusCode(400).body("errors[0].code", equalTo("too-short"));

        // When many use it at once
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String password = NEXT + " " + i;
                answers.add(pool.submit(() -> reset(token, password).statusCode()));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }

        // Then one did, the old password and session are void, and a mail tells of it
        assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 422);
        login(person).then().statusCode(401);
        refresh(session.path("refreshToken")).then().statusCode(401);
        post("/api/auth/login", Map.of("email", person.email(), "password", NEXT + " " + statuses.indexOf(204)))
                .then()
                .statusCode(200);
        MailFolder.await(person.email(), "set anew by mail");
    }

    @Test
    void aResetTokenLivesTenMinutesAndIsKeptAsADigest() throws SQLException {
        String token = askForReset();

        try (Connection system = SuiteResource.database().connectAsSystem();
                Statement statement = system.createStatement()) {
            assertThat(one(
                            statement,
                            "SELECT extract(epoch FROM expires_at - created_at)::int FROM mail_token"
                                    + " WHERE purpose = 'reset' AND account_id = '" + person.id() + "'"))
                    .isEqualTo("600");
            for (String table : List.of("mail_token", "mail", "account", "notice", "session")) {
                assertThat(one(statement, "SELECT string_agg(t::text, ' ') FROM " + table + " t"))
                        .as(table)
                        .satisfiesAnyOf(
                                text -> assertThat(text).isNull(),
                                text -> assertThat(text).doesNotContain(token));
            }
            statement.executeUpdate("UPDATE mail_token SET created_at = now() - interval '11 minutes',"
                    + " expires_at = now() - interval '1 minute' WHERE account_id = '" + person.id() + "'");
        }

        reset(token, NEXT).then().statusCode(422).body("code", equalTo("invalid-mail-token"));
        login(person).then().statusCode(200);
    }

    @Test
    void askingForAResetAnswersTheSameForAnUnknownAddress() {
        Response known = post("/api/auth/password-resets", Map.of("email", person.email()));
        Response unknown = post("/api/auth/password-resets", Map.of("email", "nobody@example.org"));
        Response nonsense = post("/api/auth/password-resets", Map.of("email", "nonsense"));

        for (Response response : List.of(known, unknown, nonsense)) {
            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(response.body().asString()).isEmpty();
        }
        MailFolder.await(person.email(), "Set another password");
        assertThat(MailFolder.to("nobody@example.org")).isEmpty();
    }

    @Test
    void nobodyFillsAStrangersMailbox() {
        for (int i = 0; i < 8; i++) {
            post("/api/auth/password-resets", Map.of("email", person.email()))
                    .then()
                    .statusCode(202);
        }

        // the mail after them comes after them
        as(accessToken(person)).post("/api/auth/email-verification").then().statusCode(202);
        MailFolder.await(
                person.email(),
                mail -> MailFolder.to(person.email()).stream()
                                .filter(m -> m.path("subject").asText().contains("Confirm"))
                                .count()
                        == 2);
        assertThat(MailFolder.to(person.email()).stream()
                        .filter(m -> m.path("subject").asText().contains("Set another password")))
                .hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void aPasswordChangeIsToldByMail() {
        as(accessToken(person))
                .body(Map.of("currentPassword", PASSWORD, "password", NEXT))
                .put("/api/auth/password")
                .then()
                .statusCode(204);

        MailFolder.await(person.email(), "Your password was changed");
    }

    private String askForReset() {
        post("/api/auth/password-resets", Map.of("email", person.email()))
                .then()
                .statusCode(202);
        return MailFolder.token(MailFolder.await(person.email(), "Set another password"));
    }

    private static Response reset(String token, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", token, "password", password))
                .put("/api/auth/password-resets");
    }

    private static Response verify(String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", token))
                .put("/api/auth/email-verification");
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
