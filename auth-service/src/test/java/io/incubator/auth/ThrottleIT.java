package io.incubator.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Promise 6: guessing is slow, and the owner is never locked out. The gateway's header stands for many
/// addresses.
@QuarkusIntegrationTest
class ThrottleIT extends PackagedAuth {

    @Test
    void ofManyTriesAtOnceExactlyTenAreMade() {
        Person person = register();

        List<Integer> statuses = atOnce(40, i -> attempt(person.email(), "wrong", "203.0.113.7"));

        assertThat(statuses).containsOnly(401, 429);
        assertThat(statuses.stream().filter(status -> status == 401)).hasSize(10);
        Response refused = attempt(person.email(), PASSWORD, "203.0.113.7");
        refused.then().statusCode(429).body("code", equalTo("too-many-attempts"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 30);
    }

    @Test
    void anAttackFromEverywhereDoesNotLockTheOwnerOut() {
        // Given an owner who has signed in from home before
        Person owner = register();
        attempt(owner.email(), PASSWORD, "198.51.100.1").then().statusCode(200);

        // When strangers try from over a hundred addresses
        List<Integer> statuses = atOnce(110, i -> attempt(owner.email(), "wrong", "203.0.113." + i));

        // Then they are slowed down together, and the owner is not
        // (a try that found no core free in time was let through as well)
        assertThat(statuses).isSubsetOf(401, 429, 503);
        assertThat(statuses.stream().filter(status -> status != 429)).hasSize(100);
        attempt(owner.email(), "wrong", "203.0.113.200").then().statusCode(429);
        attempt(owner.email(), PASSWORD, "198.51.100.1").then().statusCode(200);
        // and neither is anybody else at a stranger's address
        Person other = register();
        attempt(other.email(), PASSWORD, "203.0.113.7").then().statusCode(200);
    }

    @Test
    void anAccountThatDoesNotExistIsThrottledLikeOneThatDoes() {
        String nobody = "nobody-" + UUID.randomUUID() + "@example.org";

        List<Integer> statuses = atOnce(15, i -> attempt(nobody, "wrong", "203.0.113.9"));

        assertThat(statuses.stream().filter(status -> status == 401)).hasSize(10);
    }

    @Test
    void successesAreNotCounted() {
        Person person = register();

        for (int i = 0; i < 15; i++) {
            attempt(person.email(), PASSWORD, "198.51.100.2").then().statusCode(200);
        }
    }

    private static List<Integer> atOnce(int count, java.util.function.IntFunction<Response> call) {
        try (ExecutorService clients = Executors.newCachedThreadPool()) {
            return IntStream.range(0, count)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> call.apply(i).statusCode(), clients))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static Response attempt(String email, String password, String address) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", address)
                .body(Map.of("email", email, "password", password))
                .post("/api/auth/login");
    }
}
