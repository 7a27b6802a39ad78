package io.incubator.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Promise 15: a new key takes over under load, and nobody notices.
@QuarkusIntegrationTest
class KeyRotationIT extends PackagedAuth {

    @Test
    void keyRotationUnderLoadFailsNoRequest() throws Exception {
        // Given clients that refresh and call all the time, each request with the newest token
        AtomicBoolean running = new AtomicBoolean(true);
        List<String> failures = new ArrayList<>();
        Set<String> signedBy = new HashSet<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<CompletableFuture<Void>> clients = IntStream.range(0, 4)
                    .mapToObj(i -> login(register()).<String>path("refreshToken"))
                    .map(token -> CompletableFuture.runAsync(() -> load(token, running, signedBy, failures), threads))
                    .toList();
            // and a service whose copy of the key set is as old as it may be, half the time a key is published before
            CompletableFuture<Void> service =
                    CompletableFuture.runAsync(() -> follow(running, signedBy, failures), threads);
            long before = Rows.count("SELECT count(*) FROM signing_key");

            // When an operator rotates the key, twice at once
            rotate();
            rotate();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                synchronized (signedBy) {
                    return signedBy.size() == 2;
                }
            });
            running.set(false);
            clients.forEach(CompletableFuture::join);
            service.join();

            // Then there is one key more, and not one request failed
            assertThat(Rows.count("SELECT count(*) FROM signing_key")).isEqualTo(before + 1);
            assertThat(Rows.count("SELECT count(*) FROM signing_key WHERE state = 'signing'"))
                    .isEqualTo(1);
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void onlyOperatorsRotate() {
        as(serviceToken("job-service", Secrets.JOB_SERVICE))
                .post("/internal/auth/keys/rotations")
                .then()
                .statusCode(403);
        as(accessToken(register())).post("/internal/auth/keys/rotations").then().statusCode(401);
    }

    private static void rotate() {
        as(serviceToken("operator", Secrets.OPERATOR))
                .post("/internal/auth/keys/rotations")
                .then()
                .statusCode(202);
    }

    private static void load(String refreshToken, AtomicBoolean running, Set<String> signedBy, List<String> failures) {
        String token = refreshToken;
        while (running.get()) {
            var refreshed = refresh(token);
            if (refreshed.statusCode() != 200) {
                fail(failures, "refresh " + refreshed.statusCode());
                return;
            }
            token = refreshed.path("refreshToken");
            String access = refreshed.path("accessToken");
            synchronized (signedBy) {
                signedBy.add(part(access, 0).get("kid").asText());
            }
            int status = as(access).get("/api/auth/me").statusCode();
            if (status != 200) {
                fail(failures, "me " + status);
            }
        }
    }

    /// Whatever signs now was in the key set of two seconds ago.
    private static void follow(AtomicBoolean running, Set<String> signedBy, List<String> failures) {
        Set<String> known = keySet();
        while (running.get()) {
            Set<String> copy = known;
            await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
            synchronized (signedBy) {
                signedBy.stream()
                        .filter(kid -> !copy.contains(kid))
                        .forEach(kid -> fail(failures, "signed by a key nobody knew: " + kid));
            }
            known = keySet();
        }
    }

    private static Set<String> keySet() {
        return new HashSet<>(given().get("/.well-known/jwks.json").<List<String>>path("keys.kid"));
    }

    private static void fail(List<String> failures, String what) {
        synchronized (failures) {
            failures.add(what);
        }
    }
}
