package io.incubator.job;

import static io.restassured.RestAssured.given;

import io.incubator.kittest.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/// A person of an organisation, calling.
///
/// @param token the access token
record Person(UUID organisation, UUID subject, String token) {

    /// Somebody of a new organisation who may do everything with jobs.
    static Person somebody() {
        return in(UUID.randomUUID());
    }

    /// Somebody new of an organisation.
    static Person in(UUID organisation) {
        UUID subject = UUID.randomUUID();
        return new Person(
                organisation,
                subject,
                TestTokens.user(organisation, subject, "jobs:read", "jobs:write", "projects:read"));
    }

    RequestSpecification request() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    ValidatableResponse get(String path) {
        return request().get(path).then();
    }

    ValidatableResponse post(String path, String body) {
        return request().body(body).post(path).then();
    }

    /// A new job's id.
    UUID submit(String kind, String more) {
        return UUID.fromString(post("/api/jobs", """
                        {"kind":"%s","input":{"n":1}%s}""".formatted(kind, more))
                .statusCode(202)
                .extract()
                .path("id"));
    }

    UUID submit(String kind) {
        return submit(kind, "");
    }

    ValidatableResponse job(UUID id) {
        return get("/api/jobs/" + id);
    }

    String state(UUID id) {
        return job(id).statusCode(200).extract().path("state");
    }

    ValidatableResponse cancel(UUID id) {
        return request().post("/api/jobs/" + id + "/cancel").then();
    }
}
