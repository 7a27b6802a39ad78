package io.incubator.project;

import static io.restassured.RestAssured.given;

import io.incubator.kittest.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/// A person of an organisation, calling.
///
/// @param token the access token
record Api(UUID organisation, UUID subject, String token) {

    /// Somebody of a new organisation who may do everything.
    static Api somebody() {
        return with("projects:read", "projects:write", "projects:delete");
    }

    /// Somebody of a new organisation with these rights.
    static Api with(String... scopes) {
        UUID organisation = UUID.randomUUID();
        UUID subject = UUID.randomUUID();
        return new Api(organisation, subject, TestTokens.user(organisation, subject, scopes));
    }

    /// Somebody else of the same organisation.
    Api colleague(String... scopes) {
        UUID other = UUID.randomUUID();
        return new Api(organisation, other, TestTokens.user(organisation, other, scopes));
    }

    /// A colleague who reads and writes, and administers nothing.
    Api writer() {
        return colleague("projects:read", "projects:write");
    }

    /// The same person, with a token that tells of a team.
    Api inTeam(UUID team, String... scopes) {
        return new Api(organisation, subject, TestTokens.inTeam(organisation, subject, team, scopes));
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

    ValidatableResponse post(String path) {
        return request().post(path).then();
    }

    ValidatableResponse put(String path, String body) {
        return request().body(body).put(path).then();
    }

    ValidatableResponse patch(String path, String body) {
        return request().body(body).patch(path).then();
    }

    ValidatableResponse delete(String path) {
        return request().delete(path).then();
    }

    /// A new project's address.
    String project(String name) {
        return post("/api/projects", "{\"name\":\"" + name + "\"}")
                .statusCode(201)
                .extract()
                .header("Location");
    }

    /// A new brief's id.
    String brief(String project) {
        return post(project + "/briefs", "{\"text\":\"A booking system for a boat club.\"}")
                .statusCode(201)
                .extract()
                .path("id");
    }

    /// A new revision's address.
    String revision(String project, String brief) {
        return post(project + "/revisions", "{\"briefId\":\"" + brief + "\"}")
                .statusCode(202)
                .extract()
                .header("Location");
    }
}
