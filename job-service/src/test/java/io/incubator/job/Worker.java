package io.incubator.job;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.kittest.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// A worker of another service, speaking the ledger's protocol by hand.
record Worker(String name) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = TestTokens.service("ai-service", "jobs:work");

    /// What a claim gave.
    record Lease(UUID jobId, int epoch, int attempt, JsonNode json) {}

    Response post(String path, Object body) {
        return given().auth()
                .oauth2(TOKEN)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/jobs/" + path);
    }

    Response tryClaim(String kind, int max) {
        return post("claims", """
                {"kind":"%s","max":%d,"worker":"%s"}""".formatted(kind, max, name));
    }

    List<Lease> claim(String kind, int max) {
        return read(tryClaim(kind, max))
                .get("leases")
                .valueStream()
                .map(lease -> new Lease(
                        UUID.fromString(lease.get("jobId").asText()),
                        lease.get("epoch").asInt(),
                        lease.get("attempt").asInt(),
                        lease))
                .toList();
    }

    /// The first job there is, once there is one.
    Lease awaitClaim(String kind) {
        return await().pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(40))
                .until(() -> claim(kind, 1), leases -> !leases.isEmpty())
                .getFirst();
    }

    /// A heartbeat's answer for one job.
    String beat(Lease lease, String more) {
        return read(post("heartbeats", """
                        {"worker":"%s","beats":[{"jobId":"%s","epoch":%d%s}]}""".formatted(name, lease.jobId(), lease.epoch(), more)))
                .at("/replies/0/state")
                .asText();
    }

    /// A completion's answer for one job.
    String complete(Lease lease, String rest) {
        return read(post("completions", """
                        {"worker":"%s","completions":[{"jobId":"%s","epoch":%d,%s}]}""".formatted(name, lease.jobId(), lease.epoch(), rest)))
                .at("/replies/0/state")
                .asText();
    }

    String succeed(Lease lease) {
        return complete(lease, """
                "outcome":"succeeded","result":{"planId":"p-%d"}""".formatted(lease.attempt()));
    }

    void succeedAll(List<Lease> leases) {
        String completions = leases.stream()
                .map(lease -> """
                        {"jobId":"%s","epoch":%d,"outcome":"succeeded"}""".formatted(lease.jobId(), lease.epoch()))
                .collect(Collectors.joining(","));
        read(post("completions", """
                {"worker":"%s","completions":[%s]}""".formatted(name, completions)));
    }

    String fail(Lease lease, boolean retryable) {
        return complete(lease, """
                "outcome":"failed","error":{"code":"no-luck","message":"No luck.","retryable":%s}""".formatted(retryable));
    }

    private static JsonNode read(Response response) {
        response.then().statusCode(200);
        try {
            return JSON.readTree(response.asString());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
