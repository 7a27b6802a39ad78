package io.incubator.auth;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.kittest.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// What tests of the packaged service share: the service with its database, and the calls of a client.
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "service", value = "auth"))
@QuarkusTestResource(Secrets.class)
abstract class PackagedAuth {
    static final String PASSWORD = "correct horse battery";

    /// Somebody who has signed up.
    record Person(UUID id, String email, UUID organisation) {}

    static Person register() {
        String email = "person-" + UUID.randomUUID() + "@example.org";
        Response response =
                post("/api/auth/register", Map.of("email", email, "password", PASSWORD, "displayName", "A Person"));
        response.then().statusCode(201);
        return new Person(uuid(response, "user.id"), email, uuid(response, "organisation.id"));
    }

    static Response login(Person person) {
        return post("/api/auth/login", Map.of("email", person.email(), "password", PASSWORD));
    }

    static String accessToken(Person person) {
        return login(person).then().statusCode(200).extract().path("accessToken");
    }

    static Response refresh(String refreshToken) {
        return post("/api/auth/refresh", Map.of("refreshToken", refreshToken));
    }

    static String accessToken(Person person, UUID organisation) {
        return post(
                        "/api/auth/login",
                        Map.of("email", person.email(), "password", PASSWORD, "organisationId", organisation))
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    static UUID found(Person owner, String name) {
        Response response = as(accessToken(owner)).body(Map.of("name", name)).post("/api/auth/organisations");
        response.then().statusCode(201);
        return uuid(response, "id");
    }

    static String serviceToken(String client, String secret) {
        return given().formParams(clientCredentials(client, secret))
                .post("/api/auth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    static Map<String, String> clientCredentials(String client, String secret) {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", client);
        form.put("client_secret", secret);
        return form;
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    static Response post(String path, Object body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }

    static UUID uuid(Response response, String path) {
        return UUID.fromString(response.path(path));
    }

    /// Header (0) or claims (1) of a token, unverified.
    static JsonNode part(String token, int index) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
