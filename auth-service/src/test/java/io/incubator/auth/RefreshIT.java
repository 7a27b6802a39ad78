package io.incubator.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.incubator.kittest.SuiteResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class RefreshIT extends PackagedAuth {

    @Test
    void aHundredRefreshesAtOnceEndInOneLineageAndLogNobodyOut() throws Exception {
        // Given one refresh token
        Response login = login(register());
        String first = login.path("refreshToken");

        // When a hundred clients present it at once
        List<Response> answers = race(100, () -> refresh(first));

        // Then all of them go on, with the same next token
        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        Set<String> next = new TreeSet<>();
        answers.forEach(a -> next.add(a.path("refreshToken")));
        assertThat(next).hasSize(1).doesNotContain(first);
        assertThat(generations(session(login))).containsExactly(0, 1);
        refresh(next.iterator().next()).then().statusCode(200);
    }

    @Test
    void clientsThatKeepRefreshingSideBySideStayInOneLineage() throws Exception {
        // Given ten clients that share a session
        Response login = login(register());

        // When each refreshes five times with the newest token it knows
        List<String> last = race(10, () -> {
            String token = login.path("refreshToken");
            for (int i = 0; i < 5; i++) {
                Response answer = refresh(token);
                assertThat(answer.statusCode()).isEqualTo(200);
                token = answer.path("refreshToken");
            }
            return token;
        });

        // Then nobody was logged out, and the generations have no gap and no fork
        List<Integer> generations = generations(session(login));
        for (int i = 0; i < generations.size(); i++) {
            assertThat(generations.get(i)).isEqualTo(i);
        }
        assertThat(generations.size()).isBetween(6, 51);
        for (String token : last) {
            refresh(token).then().statusCode(200);
        }
    }

    @Test
    void aSpentTokenAfterItsGraceEndsTheFamily() throws SQLException {
        // Given a token that was spent longer ago than the grace lasts
        Response login = login(register());
        String stolen = login.path("refreshToken");
        String current = refresh(stolen).path("refreshToken");
        update(
                "UPDATE refresh_token SET rotated_at = rotated_at - interval '11 seconds' WHERE session_id = ?",
                session(login));

        // When somebody presents it
        refresh(stolen).then().statusCode(401).body("code", equalTo("invalid-refresh-token"));

        // Then the session is over for whoever holds the current one, too
        refresh(current).then().statusCode(401).body("code", equalTo("invalid-refresh-token"));
        assertThat(strings("SELECT ended_by FROM session WHERE id = ?", session(login)))
                .containsExactly("reuse");
    }

    @Test
    void noRefreshOutlivesTheSession() throws SQLException {
        Response login = login(register());
        update(
                "UPDATE session SET created_at = created_at - interval '30 days', expires_at = expires_at - interval '30 days' WHERE id = ?",
                session(login));

        refresh(login.path("refreshToken")).then().statusCode(401).body("code", equalTo("invalid-refresh-token"));
    }

    @Test
    void refreshingSwitchesTheOrganisationButOnlyToOnesOwn() {
        // Given somebody with a second organisation, and an organisation of somebody else
        Person person = register();
        UUID second = found(person, "Second");
        Response login = login(person);

        // When they refresh for the foreign one, then for their own
        post(
                        "/api/auth/refresh",
                        Map.of(
                                "refreshToken",
                                login.<String>path("refreshToken"),
                                "organisationId",
                                register().organisation()))
                .then()
                .statusCode(404)
                .body("code", equalTo("organisation-unknown"));
        Response switched = post(
                "/api/auth/refresh",
                Map.of("refreshToken", login.<String>path("refreshToken"), "organisationId", second));

        // Then the refusal cost nothing, and the session stays in the new one
        switched.then().statusCode(200);
        assertThat(part(switched.path("accessToken"), 1).get("org").asText()).isEqualTo(second.toString());
        Response next = refresh(switched.path("refreshToken"));
        assertThat(part(next.path("accessToken"), 1).get("org").asText()).isEqualTo(second.toString());
    }

    @Test
    void theDatabaseKnowsNoTokenAndNoPassword() throws SQLException {
        Person person = register();
        String token = login(person).path("refreshToken");
        refresh(token);

        String dump = String.join(
                "\n",
                strings("SELECT t::text FROM refresh_token t WHERE ?::uuid IS NOT NULL", person.id())
                        .toString(),
                strings("SELECT c::text FROM password_credential c WHERE account_id = ?", person.id())
                        .toString());

        assertThat(dump)
                .doesNotContain(token, token.substring(4), PASSWORD)
                .contains("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    private static UUID session(Response login) {
        return UUID.fromString(part(login.path("accessToken"), 1).get("sid").asText());
    }

    private static <T> List<T> race(int clients, Callable<T> call) throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private static List<Integer> generations(UUID session) throws SQLException {
        return strings("SELECT generation FROM refresh_token WHERE session_id = ? ORDER BY generation", session)
                .stream()
                .map(Integer::valueOf)
                .toList();
    }

    private static void update(String sql, UUID id) throws SQLException {
        try (Connection system = SuiteResource.database().connectAsSystem();
                PreparedStatement statement = system.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    private static List<String> strings(String sql, UUID id) throws SQLException {
        try (Connection system = SuiteResource.database().connectAsSystem();
                PreparedStatement statement = system.prepareStatement(sql)) {
            statement.setObject(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }
}
