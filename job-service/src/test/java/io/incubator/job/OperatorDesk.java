package io.incubator.job;

import static io.restassured.RestAssured.given;

import io.incubator.kittest.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/// Whoever runs the installation.
final class OperatorDesk {
    private static final String TOKEN = TestTokens.service("operator", "jobs:operate");

    private OperatorDesk() {}

    static ValidatableResponse set(String kind, String settings) {
        return given().auth()
                .oauth2(TOKEN)
                .contentType(ContentType.JSON)
                .body(settings)
                .put("/internal/jobs/kinds/" + kind)
                .then();
    }

    static ValidatableResponse get(String path) {
        return given().auth().oauth2(TOKEN).get("/internal/jobs/" + path).then();
    }
}
