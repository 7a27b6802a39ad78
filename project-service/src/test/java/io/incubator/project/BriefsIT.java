package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("no-broker")
@QuarkusIntegrationTest
class BriefsIT extends PackagedService {
    private final Api somebody = Api.somebody();
    private String project;

    @BeforeEach
    void aProject() {
        project = somebody.project("Briefed");
    }

    @Test
    void aBriefIsKeptAsItWasGiven() {
        String location = somebody.post(project + "/briefs", """
                        {"text":"  一个给船俱乐部的预订系统。\\n第二行 🚤 ","language":"zh","context":{
                          "scale":"small","team":{"size":4,"skills":{"java":4,"运维":2},"opsExperience":2},
                          "users":{"launch":100,"year1":5000,"peakConcurrent":50},"domainComplexity":"low",
                          "performance":{"p95Ms":200.5,"requestsPerSecond":30,"realtime":true},
                          "data":{"volumeGb":1.5,"kinds":["relational","time_series"],"consistency":"strong"},
                          "availability":"best_effort","compliance":["gdpr"],
                          "deployment":{"environment":["public_cloud","paas"],"managedServicesOk":true},
                          "budget":"low","deadlineWeeks":12,"horizonYears":5,
                          "existing":["a spreadsheet"],"constraints":["no licence fees"]}}""")
                .statusCode(201)
                .extract()
                .header("Location");

        somebody.get(location)
                .statusCode(200)
                .body("text", equalTo("  一个给船俱乐部的预订系统。\n第二行 🚤 "))
                .body("language", equalTo("zh"))
                .body("context.team.skills.运维", equalTo(2))
                .body("context.performance.p95Ms", equalTo(200.5f))
                .body("context.data.kinds", equalTo(List.of("relational", "time_series")))
                .body("context.availability", equalTo("best_effort"))
                .body("context.data", not(hasKey("analytics")));
    }

    @Test
    void aBriefOfNothingButTextHasAnEmptyContext() {
        somebody.post(project + "/briefs", "{\"text\":\"An idea.\"}")
                .statusCode(201)
                .body("context.size()", equalTo(0))
                .body("$", not(hasKey("language")));
    }

    @Test
    void aTextOfExactlyTheLimitPassesAndOneMoreDoesNot() {
        somebody.post(project + "/briefs", "{\"text\":\"" + "想".repeat(100_000) + "\"}")
                .statusCode(201);
        somebody.post(project + "/briefs", "{\"text\":\"" + "x".repeat(100_001) + "\"}")
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.field", equalTo(List.of("text")));
    }

    @Test
    void aBodyOfTwoMegabytesIsTooLargeAndTheServiceGoesOn() {
        somebody.post(project + "/briefs", "{\"text\":\"" + "x".repeat(2_000_000) + "\"}")
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("body-too-large"));
        somebody.post(project + "/briefs", "{\"text\":\"Small.\"}").statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"text":""}                                                  | validation-failed | text
            {"text":" \\n\\t "}                                          | validation-failed | text
            {}                                                           | validation-failed | text
            {"text":5}                                                   | validation-failed | text
            {"text":"a","language":"fr"}                                 | validation-failed | language
            {"text":"a","context":[]}                                    | validation-failed | context
            {"text":"a","context":{"budget":"huge"}}                     | validation-failed | context.budget
            {"text":"a","context":{"budget":0}}                          | validation-failed | context.budget
            {"text":"a","context":{"mood":"good"}}                       | unknown-field     | context.mood
            {"text":"a","context":{"team":{"size":0}}}                   | validation-failed | context.team.size
            {"text":"a","context":{"team":{"size":2.5}}}                 | validation-failed | context.team.size
            {"text":"a","context":{"team":{"size":"2"}}}                 | validation-failed | context.team.size
            {"text":"a","context":{"team":{"head":"x"}}}                 | unknown-field     | context.team.head
            {"text":"a","context":{"deadlineWeeks":-1}}                  | validation-failed | context.deadlineWeeks
            {"text":"a","context":{"data":{"kinds":["blob"]}}}           | validation-failed | context.data.kinds[0]
            {"text":"a","context":{"data":{"kinds":[null]}}}             | validation-failed | context.data.kinds[0].<list element>
            {"text":"a","context":{"existing":[""]}}                     | validation-failed | context.existing[0].<list element>
            """)
    void aBriefOfTheWrongShapeIsRefused(String body, String code, String field) {
        somebody.post(project + "/briefs", body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("errors.field", hasItem(field));
    }

    @Test
    void aTextWithACharacterNoTextHasIsRefused() {
        somebody.post(project + "/briefs", "{\"text\":\"a\\u0000b\"}")
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aListHasExcerptsOnEveryPage() {
        List<String> made = IntStream.range(0, 5)
                .mapToObj(i -> somebody.post(project + "/briefs", "{\"text\":\"" + ("🚤" + i).repeat(200) + "\"}")
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
                .toList();

        List<String> listed = new ArrayList<>();
        String cursor = null;
        do {
            var page = somebody.get(project + "/briefs?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            listed.addAll(page.getList("items.id", String.class));
            assertThat(page.getString("items[0].excerpt")
                            .codePointCount(
                                    0, page.getString("items[0].excerpt").length()))
                    .isEqualTo(200);
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertThat(listed).isEqualTo(made.reversed());
    }

    @Test
    void aBriefBelongsToItsProjectOnly() {
        String brief = somebody.brief(project);
        String other = somebody.project("Other");

        somebody.get(other + "/briefs/" + brief).statusCode(404);
        somebody.get(other + "/briefs").body("items", hasSize(0));
    }
}
