package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Bad input gets a problem detail and loses nothing.
class BadInputIT {
    private final SuiteUnderTest suite = SuiteUnderTest.shared();
    private Api person;
    private String project;

    @BeforeEach
    void someProject() {
        person = Api.newPerson(suite.gateway());
        project =
                person.post("/api/projects", Map.of("name", "kept")).expect(201).text("id");
    }

    @Test
    void refusesCallersWithoutAValidToken() {
        for (String path : new String[] {"/api/projects", "/api/jobs", "/api/auth/me"}) {
            Api.anonymous(suite.gateway()).get(path).expectProblem(401, "unauthenticated");
            person.with("not.a.token").get(path).expectProblem(401, "unauthenticated");
            person.with(signedBySomebodyElse()).get(path).expectProblem(401, "unauthenticated");
        }
    }

    @Test
    void namesUnknownFieldsAndWrongTypes() {
        person.postRaw("/api/projects", "{\"name\":\"x\",\"colour\":\"red\"}").expectProblem(400, "unknown-field");
        person.postRaw("/api/projects", "{\"name\":{\"a\":1}}").expectProblem(400, "validation-failed");
        person.postRaw("/api/projects", "{\"name\":").expectProblem(400, "malformed-body");
        person.postRaw("/api/projects", "{\"name\":\"\"}").expectProblem(400, "validation-failed");
        assertProjectIsAsBefore();
    }

    @Test
    void refusesAnEmptyAndAnEnormousBrief() {
        person.post("/api/projects/" + project + "/briefs", Map.of("text", "")).expectProblem(400, "validation-failed");
        person.post("/api/projects/" + project + "/briefs", Map.of("text", "x".repeat(2_000_000)))
                .expectProblem(413, "body-too-large");
        assertThat(person.get("/api/projects/" + project + "/briefs")
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
        assertProjectIsAsBefore();
    }

    @Test
    void refusesAnEnormousBodyThatDoesNotSayItsSize() {
        byte[] body = ("{\"name\":\"" + "x".repeat(3_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        person.send("POST", "/api/projects", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .expectProblem(413, "body-too-large");
        person.send(
                        "POST",
                        "/api/projects/" + project + "/briefs",
                        BodyPublishers.ofInputStream(() ->
                                new ByteArrayInputStream("{\"text\":\"Short.\"}".getBytes(StandardCharsets.UTF_8))))
                .expect(201);
        assertProjectIsAsBefore();
    }

    @Test
    void refusesNestingBeyondReason() {
        person.postRaw("/api/projects", "{\"name\":" + "[".repeat(100_000)).expectProblem(400, "validation-failed");
        person.postRaw("/api/projects", "[".repeat(100_000)).expectProblem(400, "malformed-body");
        person.postRaw("/api/projects", "{\"x\":" + "[".repeat(100) + "]".repeat(100) + ",\"name\":\"x\"}")
                .expect(400);
        assertProjectIsAsBefore();
    }

    @Test
    void refusesACursorItDidNotGive() {
        person.get("/api/projects?cursor=nonsense").expectProblem(400, "invalid-cursor");
        person.get("/api/jobs?cursor=%25%25").expectProblem(400, "invalid-cursor");
    }

    @Test
    void knowsNoInternalAddressFromOutside() {
        person.post("/internal/jobs/claims", Map.of("kind", "plan", "max", 1, "worker", "me"))
                .expectProblem(404, "not-found");
        person.get("/q/health").expectProblem(404, "not-found");
        person.get("/q/metrics").expectProblem(404, "not-found");
    }

    @Test
    void answersForWhatIsNotThere() {
        person.get("/api/projects/" + UUID.randomUUID()).expect(404);
        person.get("/api/projects/not-an-id").expect(404);
        person.get("/no/such/place").expectProblem(404, "not-found");
    }

    private void assertProjectIsAsBefore() {
        assertThat(person.get("/api/projects/" + project).expect(200).text("name"))
                .isEqualTo("kept");
        assertThat(person.get("/api/projects").expect(200).json().get("items")).hasSize(1);
    }

    /// A well-formed ES256 token whose signature is not auth-service's.
    private static String signedBySomebodyElse() {
        return "eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6IngifQ"
                + ".eyJzdWIiOiIwMTkwMDAwMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDAiLCJhdWQiOiJpbmN1YmF0b3IiLCJleHAiOjQxMDI0NDQ4MDB9"
                + ".c2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXJlMQ";
    }
}
