package io.incubator.ai.planner.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.BriefContext;
import io.incubator.ai.planner.InvalidBriefException;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BriefReaderTest {
    private static final BriefReader READER = new BriefReader(KnowledgeBase.builtIn());

    private static Facts facts(String text) {
        return READER.read(Brief.ofText(text)).facts();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We are a team of 6 and build a shop | team.size | 6",
                "Five developers will build it | team.size | 5",
                "a 12-person team | team.size | 12",
                "300 concurrent users | users.peakConcurrent | 300",
                "2,000 people use it at the same time | users.peakConcurrent | 2000",
                "We expect 1.5 million users | users.year1 | 1500000",
                "500 users at launch and 20k users after a year | users.launch | 500",
                "500 users at launch and 20k users after a year | users.year1 | 20000",
                "up to 3,000 requests per second | performance.requestsPerSecond | 3000",
                "answers within 200 ms | performance.p95Ms | 200",
                "pages load in under 2 seconds | performance.p95Ms | 2000",
                "data grows by 40 GB per month | data.growthGbPerMonth | 40",
                "we store 3 TB of records | data.volumeGb | 3000",
                "it must go live in 10 weeks | deadlineWeeks | 10",
                "The pilot starts within 4 months | deadlineWeeks | 17",
                "maintained for 7 years | horizonYears | 7",
                "团队共 8 人，做一个商城 | team.size | 8",
                "我们五个人开发 | team.size | 5",
                "三名工程师 | team.size | 3",
                "高峰 2000 人同时在线 | users.peakConcurrent | 2000",
                "预计有 10 万用户 | users.year1 | 100000",
                "并发用户约 500 | users.peakConcurrent | 500",
                "每秒 3000 个请求 | performance.requestsPerSecond | 3000",
                "响应时间不超过 300 毫秒 | performance.p95Ms | 300",
                "每月新增 50GB 数据 | data.growthGbPerMonth | 50",
                "3 个月内上线 | deadlineWeeks | 13",
                "至少维护 5 年 | horizonYears | 5"
            })
    void figuresAreReadFromText(String text, String key, double expected) {
        assertThat(facts(text).number(key)).isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Customers pay by card | features | payments",
                "It works offline in the forest | features | offline",
                "Data must not leave the hospital | features | data_stays",
                "A chatbot answers questions from our own documents | features | assistant",
                "GDPR applies | compliance | gdpr",
                "runs in our own data center | deployment.environment | on_premises",
                "sensor readings every minute | data.kinds | time_series",
                "支持微信支付 | features | payments",
                "断网时也能用 | features | offline",
                "数据不得外传 | features | data_stays",
                "做一个微信小程序 | features | mini_program",
                "需要通过等保三级 | compliance | mlps",
                "部署在内网机房 | deployment.environment | on_premises",
                "对传感器数据做预测 | features | prediction"
            })
    void circumstancesAreReadFromText(String text, String key, String expected) {
        assertThat(facts(text).set(key)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We do not need payments | payments",
                "There is no chatbot | assistant",
                "不需要支付功能 | payments",
                "无需离线使用 | offline"
            })
    void whatIsDeniedIsNotTakenAsAWish(String text, String feature) {
        assertThat(facts(text).set("features")).doesNotContain(feature);
    }

    @Test
    void rolesOfProductsAreToldApart() {
        Facts facts = facts("We know Java and React well, nobody knows Kubernetes. We already use PostgreSQL."
                + " We must not use MongoDB. It must run on Azure and must use RabbitMQ.");

        assertThat(facts.skill(Axis.LANGUAGE_FRAMEWORK, "java")).isEqualTo(4);
        assertThat(facts.skill(Axis.FRONTEND, "spa")).isEqualTo(4);
        assertThat(facts.skill(Axis.DEPLOYMENT, "managed_kubernetes")).isZero();
        assertThat(facts.existing()).contains("postgresql");
        assertThat(facts.demands())
                .extracting(Demand::label, Demand::required)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("MongoDB", false),
                        org.assertj.core.groups.Tuple.tuple("RabbitMQ", true));
    }

    @Test
    void rolesOfProductsAreToldApartInChinese() {
        Facts facts = facts("团队熟悉 Python 和 Vue，没有用过 Kubernetes。现有系统使用 MySQL，不能使用 MongoDB，必须使用 RabbitMQ。");

        assertThat(facts.skill(Axis.LANGUAGE_FRAMEWORK, "python")).isEqualTo(4);
        assertThat(facts.skill(Axis.DEPLOYMENT, "managed_kubernetes")).isZero();
        assertThat(facts.existing()).contains("mysql");
        assertThat(facts.demands())
                .extracting(Demand::label, Demand::required)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("MongoDB", false),
                        org.assertj.core.groups.Tuple.tuple("RabbitMQ", true));
    }

    @Test
    void statedValuesWinAndTheDisagreementIsReported() {
        BriefContext context = new BriefContext(
                null,
                new BriefContext.Team(9.0, Map.of("go", 4.0), 3.0),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        BriefReader.Reading reading = READER.read(new Brief("A team of 3 builds a shop", null, context));

        assertThat(reading.facts().value("team.size")).isEqualTo(9.0);
        assertThat(reading.understanding().contradictions())
                .hasSize(1)
                .first()
                .asString()
                .contains("9", "3");
    }

    @Test
    void everyExtractedValueNamesItsPlaceInTheText() {
        String text = "团队共 8 人，做一个商城，需要支付，GDPR 适用，预计 5 万用户。";
        READER.read(Brief.ofText(text)).facts().facts().stream()
                .filter(fact -> fact.origin() == Origin.EXTRACTED)
                .forEach(fact -> {
                    assertThat(text.substring(fact.span().start(), fact.span().end()))
                            .isEqualTo(fact.span().quote());
                    assertThat(fact.confidence()).isBetween(0.5, 1.0);
                });
    }

    @Test
    void questionsAskForWhatIsMissingMostImportantFirst() {
        Understanding understanding =
                READER.read(Brief.ofText("An online shop for tea")).understanding();

        assertThat(understanding.archetype().id()).isEqualTo("shop");
        assertThat(understanding.questions()).hasSizeBetween(3, 7);
        assertThat(understanding.questions().getFirst().key()).isEqualTo("team.skills");
        assertThat(understanding.questions())
                .extracting(Understanding.Question::importance)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void aRhythmOfReadingsIsNoResponseTime() {
        assertThat(facts("Gateways send readings every 30 seconds").facts())
                .filteredOn(fact -> fact.key().equals("performance.p95Ms"))
                .extracting(Fact::origin)
                .containsOnly(Origin.ASSUMED);
    }

    @Test
    void languageIsDetected() {
        assertThat(facts("用 Spring Boot 做一个 CRM 系统").language()).isEqualTo(Language.ZH);
        assertThat(facts("A CRM for 中国 customers, written in English").language())
                .isEqualTo(Language.EN);
    }

    @ParameterizedTest
    @CsvSource(value = {"''", "'   '", "'\n\t'", "'…！？'"})
    void anEmptyTextIsRefused(String text) {
        assertThatThrownBy(() -> READER.read(Brief.ofText(text)))
                .asInstanceOf(type(InvalidBriefException.class))
                .satisfies(e -> assertThat(e.field()).isEqualTo("text"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("required"));
    }

    @Test
    void impossibleValuesAreRefusedWithTheirField() {
        BriefContext context = new BriefContext(
                "gigantic", null, null, null, null, null, null, List.of(), null, null, null, null, null, null);
        assertThatThrownBy(() -> READER.read(new Brief("A shop", "en", context)))
                .asInstanceOf(type(InvalidBriefException.class))
                .satisfies(e -> assertThat(e.field()).isEqualTo("context.scale"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("unknown-value"));
    }

    @Test
    void compliancesAreNormalised() {
        BriefContext context = new BriefContext(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of("PCI-DSS", "GDPR"),
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(READER.read(new Brief("A shop", "en", context)).facts().set("compliance"))
                .isEqualTo(Set.of("pci_dss", "gdpr"));
    }
}
