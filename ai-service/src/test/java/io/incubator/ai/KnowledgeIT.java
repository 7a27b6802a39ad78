package io.incubator.ai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("no-broker")
@QuarkusIntegrationTest
class KnowledgeIT extends PackagedService {

    private static RequestSpecification reader() {
        return given().auth().oauth2(TestTokens.user(UUID.randomUUID(), UUID.randomUUID(), "plans:read"));
    }

    @Test
    void theSummaryNamesItsVersionItsAxesAndThePerspectivesWeights() {
        reader().get("/api/ai/knowledge")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("technologies", greaterThanOrEqualTo(120))
                .body("archetypes", greaterThanOrEqualTo(16))
                .body("axes.id", hasItem("primary_datastore"))
                .body("perspectives.size()", equalTo(5))
                .body("perspectives[0].weights.maintainability", notNullValue());
    }

    @Test
    void allTechnologiesArePagedThroughOnce() {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = reader().get("/api/ai/knowledge/technologies?limit=50" + cursor);
            assertThat(page.statusCode()).isEqualTo(200);
            ids.addAll(page.path("items.id"));
            String next = page.path("nextCursor");
            assertThat(page.header("Link") == null).isEqualTo(next == null);
            cursor = next == null ? null : "&cursor=" + next;
        }

        assertThat(ids).isSorted().doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(120);
    }

    @Test
    void rulesShowTheirConditionEffectAndEvidence() {
        reader().get("/api/ai/knowledge/rules?axis=messaging&limit=100")
                .then()
                .statusCode(200)
                .body("items.evidence.id", everyItem(notNullValue()))
                .body("items.reason.zh", everyItem(notNullValue()))
                .body("items.findAll { it.when != null }.size()", greaterThanOrEqualTo(5));
        reader().get("/api/ai/knowledge/archetypes?limit=100")
                .then()
                .statusCode(200)
                .body("items.id", hasItem("shop"));
    }

    @Test
    void whoHasItIsNotSentItAgain() {
        for (String path : List.of("", "/technologies", "/rules", "/archetypes")) {
            String tag = reader().get("/api/ai/knowledge" + path).header("ETag");

            assertThat(reader().header("If-None-Match", tag)
                            .get("/api/ai/knowledge" + path)
                            .statusCode())
                    .as(path)
                    .isEqualTo(304);
        }
    }

    @Test
    void aForeignCursorAndATooGreatLimitAreRefusedAndStrangersGetNothing() {
        reader().get("/api/ai/knowledge/rules?cursor=%25").then().statusCode(400);
        reader().get("/api/ai/knowledge/rules?limit=101").then().statusCode(400);
        given().get("/api/ai/knowledge").then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.user(UUID.randomUUID(), UUID.randomUUID(), "projects:read"))
                .get("/api/ai/knowledge")
                .then()
                .statusCode(403);
    }
}
