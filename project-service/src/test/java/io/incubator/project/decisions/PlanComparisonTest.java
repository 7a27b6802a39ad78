package io.incubator.project.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlanComparisonTest {
    private static final String BEFORE = """
            {"understanding":{"values":[{"key":"budget","label":"Budget","value":"low"},
                {"key":"compliance","label":"Compliance","value":"gdpr"},
                {"key":"compliance","label":"Compliance","value":"hipaa"}],
              "demands":[{"label":"Kafka","required":true}],
              "questions":[{"key":"team.size"},{"key":"budget"}]},
             "perspectives":{"weights":{"team_fit":0.2,"business_fit":0.8}},
             "options":[{"id":"A","title":"Mono","family":"m","total":7.5,"classes":{"messaging":"db_queue"},
                "choices":[{"axis":"messaging","axisName":"Messaging","typeName":"Queue","technology":"Queue"}],
                "scores":[{"criterion":"team_fit","value":7.0}]},
               {"id":"B","title":"Services","family":"s","total":7.0,"classes":{"messaging":"log_stream"}}],
             "recommendation":{"option":"A"},
             "blueprint":{"components":[{"id":"db","name":"Data","technology":"PostgreSQL"},{"id":"cache","name":"Cache"}]},
             "roadmap":{"tasks":[{"id":"t1","title":"Begin","phase":"p","estimate":{"expected":2.0},"after":[]}]},
             "complexity":{"value":20.0}}""";

    @Test
    void aPlanComparedWithItselfIsTheSame() throws Exception {
        DecisionDiff diff = compare(BEFORE, BEFORE);

        assertThat(diff.same()).isTrue();
        assertThat(diff.text().en()).contains("The decisions are the same.");
        assertThat(diff.text().zh()).contains("决策完全相同");
    }

    @Test
    void everySetSaysWhatIsNewWhatIsGoneAndWhatChanged() throws Exception {
        String after = BEFORE.replace("\"value\":\"low\"", "\"value\":\"high\"")
                .replace(
                        "{\"key\":\"compliance\",\"label\":\"Compliance\",\"value\":\"hipaa\"}",
                        "{\"key\":\"x\",\"label\":\"X\",\"value\":1}")
                .replace("\"label\":\"Kafka\",\"required\":true", "\"label\":\"Kafka\",\"required\":false")
                .replace("{\"key\":\"team.size\"},", "")
                .replace("\"team_fit\":0.2,\"business_fit\":0.8", "\"team_fit\":0.5,\"business_fit\":0.5")
                .replace("PostgreSQL", "MySQL")
                .replace(",{\"id\":\"cache\",\"name\":\"Cache\"}", "")
                .replace("\"expected\":2.0", "\"expected\":3.5")
                .replace("20.0", "13.0");

        DecisionDiff diff = compare(BEFORE, after);

        assertThat(diff.same()).isFalse();
        assertThat(diff.circumstances())
                .containsExactly(
                        new DecisionDiff.Change("budget", "Budget", "low", "high"),
                        new DecisionDiff.Change("compliance", "Compliance", "gdpr, hipaa", "gdpr"),
                        new DecisionDiff.Change("x", "X", null, "1"));
        assertThat(diff.constraints().added())
                .extracting(DecisionDiff.Member::id)
                .containsExactly("-Kafka");
        assertThat(diff.constraints().removed())
                .extracting(DecisionDiff.Member::id)
                .containsExactly("+Kafka");
        assertThat(diff.answered()).containsExactly("team.size");
        assertThat(diff.asked()).isEmpty();
        assertThat(diff.weights()).hasSize(2);
        assertThat(diff.components().removed()).containsExactly(new DecisionDiff.Member("cache", "Cache"));
        assertThat(diff.components().changed())
                .containsExactly(new DecisionDiff.Change("db", "Data", "Data (PostgreSQL)", "Data (MySQL)"));
        assertThat(diff.tasks().changed()).extracting(DecisionDiff.Change::key).containsExactly("t1");
        assertThat(diff.complexity()).isEqualTo(new DecisionDiff.Amount("complexity", "complexity", 20.0, 13.0));
    }

    @Test
    void optionsAreTheSameByWhatTheyAreAndNotByTheirLetter() throws Exception {
        JsonNode json = new ObjectMapper().readTree(BEFORE);
        String swapped = BEFORE.replace(json.get("options").toString(), "")
                .replace("\"id\":\"A\",\"title\":\"Mono\"", "\"id\":\"X\",\"title\":\"Mono\"")
                .replace("\"id\":\"B\"", "\"id\":\"A\"")
                .replace("\"id\":\"X\"", "\"id\":\"B\"");

        DecisionDiff diff = compare(BEFORE, swapped);

        assertThat(diff.options().added()).isEmpty();
        assertThat(diff.options().removed()).isEmpty();
        assertThat(diff.decisions()).extracting(DecisionDiff.Change::key).containsExactly("messaging");
    }

    @Test
    void anOptionThatChangedOnOneAxisIsNotANewOne() throws Exception {
        DecisionDiff diff =
                compare(BEFORE, BEFORE.replace("db_queue", "broker_queue").replace("7.5", "7.2"));

        assertThat(diff.options().kept()).hasSize(1);
        assertThat(diff.options().kept().getFirst().scores())
                .isEqualTo(List.of(new DecisionDiff.Amount("total", "total", 7.5, 7.2)));
    }

    @Test
    void whatIsInAPlanIsNoPattern() throws Exception {
        DecisionDiff diff = compare(BEFORE, BEFORE.replace("PostgreSQL", "{0} '{1}'"));

        assertThat(diff.text().en()).contains("- Data: Data (PostgreSQL) → Data ({0} '{1}')");
    }

    @Test
    void aPlanOfAnotherShapeIsEmpty() throws Exception {
        assertThat(compare("{}", "{}").same()).isTrue();
        assertThat(compare("{}", BEFORE).same()).isFalse();
    }

    private static DecisionDiff compare(String before, String after) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        return new PlanComparison(
                        new PlanComparison.Side(new UUID(0, 1), 1, json.readTree(before)),
                        new PlanComparison.Side(new UUID(0, 2), 2, json.readTree(after)))
                .diff();
    }
}
