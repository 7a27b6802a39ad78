package io.incubator.ai.planner.brief;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.BriefContext;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Money, uptime, bans and contradictions in both languages.
class BriefGoldensTest {
    private static final BriefReader READER = new BriefReader(KnowledgeBase.builtIn());

    private static BriefReader.Reading read(String text) {
        return READER.read(Brief.ofText(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A shop, 99.99% availability | availability | critical",
                "A shop with an uptime of 99.9 % | availability | high",
                "A shop, 99.5% uptime | availability | standard",
                "商城，可用性 99.99% | availability | critical",
                "商城，可用性达到 99.9% | availability | high",
                "A shop; we can spend $100 a month | budget | low",
                "A shop with a budget of $250,000 | budget | medium",
                "商城，预算 50 万元 | budget | medium",
                "商城，每月预算 1000 元 | budget | low",
                "商城，总预算 500 万元 | budget | high",
                "It must not use the cloud | deployment.managedServicesOk | false",
                "系统不能上云 | deployment.managedServicesOk | false",
                "Seats are never double-booked, avoid double booking | data.consistency | strong"
            })
    void circumstancesAreReadFromText(String text, String key, String expected) {
        assertThat(read(text).facts().value(key)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "预计 1.2 亿用户 | users.year1 | 120000000",
                "一亿用户 | users.year1 | 100000000",
                "预计 3.5万用户 | users.year1 | 35000",
                "2.5k users | users.year1 | 2500"
            })
    void magnitudesAreRead(String text, String key, double expected) {
        assertThat(read(text).facts().number(key)).isEqualTo(expected);
    }

    @Test
    void aBanOfCloudsIsNoWishForThem() {
        assertThat(read("一个审批系统，不能上云").facts().set("deployment.environment"))
                .contains("on_premises")
                .doesNotContain("public_cloud");
        assertThat(read("An approval tool that must not run in the cloud")
                        .facts()
                        .set("deployment.environment"))
                .contains("on_premises")
                .doesNotContain("public_cloud");
    }

    @Test
    void aSlipOfTheTextIsReported() {
        assertThat(read("A team of 3 builds a shop. Later: we are a team of 12.")
                        .understanding()
                        .contradictions())
                .singleElement()
                .asString()
                .contains("3", "12");
        assertThat(read("团队共 3 人做商城，团队有 9 人。").understanding().contradictions()).hasSize(1);
    }

    @Test
    void anEnvironmentThatExcludesTheStatedOneIsReported() {
        BriefContext context = new BriefContext(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new BriefContext.Deployment(List.of("public_cloud"), null),
                null,
                null,
                null,
                null,
                null);

        BriefReader.Reading reading = READER.read(new Brief("A shop that runs in our own data centre", "en", context));

        assertThat(reading.facts().set("deployment.environment")).containsExactly("public_cloud");
        assertThat(reading.understanding().contradictions()).hasSize(1);
    }

    @Test
    void aStatedKindOfDataLeavesTheTextItsFeatures() {
        BriefContext context = new BriefContext(
                null,
                null,
                null,
                null,
                null,
                new BriefContext.Data(null, null, List.of("search"), null, null, null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        assertThat(READER.read(new Brief("A shop that takes payments", "en", context))
                        .facts()
                        .set("features"))
                .contains("search", "payments");
    }
}
