package io.incubator.ai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("no-broker")
@QuarkusIntegrationTest
class ComparisonIT extends PackagedService {
    private static final String SHOP = """
            {"text":"An online shop for tea with 20000 customers.","language":"en","context":{"team":{"size":6,"skills":{"java":5}}}}""";

    private static ValidatableResponse post(String path, String body) {
        return given().auth()
                .oauth2(TestTokens.user(UUID.randomUUID(), UUID.randomUUID(), "plans:read"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/ai/" + path)
                .then();
    }

    private static String comparison(String axis, String alternatives, String more) {
        return "{\"brief\":" + SHOP + ",\"axis\":\"" + axis + "\",\"alternatives\":" + alternatives + more + "}";
    }

    @Test
    void alternativesComeBackRankedWithScoresReasonsAndDoubt() {
        post("comparisons", comparison("language_framework", "[\"Rust\",\"Spring Boot\",\"Django\"]", ""))
                .statusCode(200)
                .body("alternatives[0].name", equalTo("Spring Boot"))
                .body("alternatives[0].type", equalTo("java"))
                .body("alternatives[0].total", greaterThan(0f))
                .body("alternatives[0].scores", hasSize(5))
                .body("alternatives[0].good.size()", greaterThan(0))
                .body("confidence", greaterThan(0f))
                .body("draws", equalTo(10_000))
                .body("weightsFrom", equalTo("perspectives"));
    }

    @Test
    void theSameQuestionGetsTheSameAnswer() {
        String body = comparison("messaging", "[\"Kafka\",\"RabbitMQ\",\"db_queue\"]", "");

        assertThat(post("comparisons", body).extract().asString())
                .isEqualTo(post("comparisons", body).extract().asString());
    }

    @Test
    void anUnknownNameIsAClearProblem() {
        post("comparisons", comparison("messaging", "[\"Kafka\",\"Carrier Pigeon\"]", ""))
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.field", hasItem("alternatives[1]"))
                .body("errors[0].message", containsString("log_stream"));
    }

    @Test
    void weightsAndJudgementsOfTheTeamAreTakenAndContradictoryOnesRefused() {
        post(
                        "comparisons",
                        comparison(
                                "deployment",
                                "[\"paas\",\"virtual_machines\"]",
                                ",\"weights\":{\"team_fit\":3,\"growth_potential\":1}"))
                .statusCode(200)
                .body("weights.team_fit", equalTo(0.75f));
        post(
                        "comparisons",
                        comparison(
                                "deployment",
                                "[\"paas\",\"virtual_machines\"]",
                                ",\"judgements\":[1,1,1,1,1,1,1,1,1,1]"))
                .statusCode(200)
                .body("weightsFrom", equalTo("judgements"))
                .body("consistencyRatio", equalTo(0.0f));
        post(
                        "comparisons",
                        comparison(
                                "deployment",
                                "[\"paas\",\"virtual_machines\"]",
                                ",\"judgements\":[9,0.12,9,1,9,0.12,1,9,1,0.12]"))
                .statusCode(400)
                .body("errors.field", hasItem("judgements"));
    }

    @Test
    void whatIsNoComparisonIsRefused() {
        post("comparisons", comparison("no_such_axis", "[\"a\",\"b\"]", "")).statusCode(400);
        post("comparisons", comparison("messaging", "[\"Kafka\"]", "")).statusCode(400);
        post(
                        "comparisons",
                        "{\"brief\":{\"text\":\"\"},\"axis\":\"messaging\",\"alternatives\":[\"Kafka\",\"RabbitMQ\"]}")
                .statusCode(400);
        post(
                        "comparisons",
                        "{\"brief\":{\"text\":\"A shop\",\"context\":{\"team\":{\"size\":-3}}},\"axis\":\"messaging\",\"alternatives\":[\"Kafka\",\"RabbitMQ\"]}")
                .statusCode(400)
                .body("errors.field", hasItem("brief.context.team.size"));
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/ai/comparisons")
                .then()
                .statusCode(401);
    }

    @Test
    void aBriefIsReadAndAsksWhatIsWorthAskingFirst() {
        post("readings", "{\"text\":\"An online shop for tea.\"}")
                .statusCode(200)
                .body("understanding.archetype.id", equalTo("shop"))
                .body("understanding.questions.size()", lessThanOrEqualTo(7))
                .body("understanding.questions[0].gain", greaterThan(0f))
                .body("understanding.questions[0].answers.size()", greaterThan(1))
                .body("conflicts", hasSize(0));
    }

    @Test
    void constraintsThatConflictAreNamedWithTheReading() {
        post(
                        "readings",
                        "{\"text\":\"A shop, team of 2, must use microservices. It must use PostgreSQL. We must not use MongoDB.\"}")
                .statusCode(200)
                .body("conflicts.rule", hasItem("C-TINY-MICRO"));
    }
}
