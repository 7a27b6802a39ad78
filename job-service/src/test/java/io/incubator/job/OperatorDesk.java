package io.incubator.job;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.incubator.kittest.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    /// The whole list of queues, page by page.
    static List<Map<String, Object>> queues(int pageSize) {
        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = get("queues?limit=" + pageSize + cursor)
                    .statusCode(200)
                    .body("items.size()", lessThanOrEqualTo(pageSize))
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("items"));
            String next = page.getString("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        }
        return all;
    }

    static ValidatableResponse get(String path) {
        return given().auth().oauth2(TOKEN).get("/internal/jobs/" + path).then();
    }
}
