package io.incubator.ai.planner.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KnowledgeBaseTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([\\w.]+)}");

    private final KnowledgeBase knowledge = KnowledgeBase.builtIn();

    @Test
    void thereIsEnoughToChooseFrom() {
        assertThat(knowledge.technologies()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(knowledge.archetypes()).hasSizeGreaterThanOrEqualTo(16);
        assertThat(knowledge.families().stream().filter(f -> !f.fallback())).hasSizeGreaterThanOrEqualTo(5);
        assertThat(knowledge.perspectives()).hasSize(5);
    }

    @Test
    void everyRuleSpeaksOfThingsThatExist() {
        Set<String> template = Set.of("request", "task", "module", "operations");
        knowledge.rules().forEach(rule -> {
            Matcher matcher =
                    PLACEHOLDER.matcher(rule.reason().en() + rule.reason().zh());
            while (matcher.find()) {
                assertThat(Vocabulary.knows(matcher.group(1)) || template.contains(matcher.group(1)))
                        .as(rule.id() + " " + matcher.group())
                        .isTrue();
            }
        });
    }

    @Test
    void everySourceIsNamedWithAddressAndDate() {
        knowledge.rules().stream().map(Rule::evidence).forEach(evidence -> {
            assertThat(evidence.date()).matches("\\d{4}-\\d{2}-\\d{2}");
            assertThat(evidence.isJudgement() || evidence.source().startsWith("https://"))
                    .isTrue();
        });
    }

    @Test
    void bothLanguagesSayTheSameFigures() {
        knowledge
                .rules()
                .forEach(rule -> assertThat(placeholders(rule.reason().en()))
                        .as(rule.id())
                        .containsAll(placeholders(rule.reason().zh())));
    }

    @Test
    void everyClassOfEveryAxisHasItsAttributesWithinTheAnchors() {
        knowledge
                .axes()
                .values()
                .forEach(axis -> axis.classes()
                        .forEach(type ->
                                AxisDefinition.ATTRIBUTES.forEach(attribute -> assertThat(type.attribute(attribute))
                                        .as(type.id() + " " + attribute)
                                        .isBetween(0.0, 10.0))));
    }

    @Test
    void everyLongTaskHasStatesToGoThrough() {
        knowledge.archetypes().forEach(archetype -> {
            assertThat(archetype.task().states()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(archetype.modules().stream().filter(Archetype.Module::core))
                    .isNotEmpty();
        });
    }

    @Test
    void axesAndCriteriaCarryTheirPublishedNames() {
        assertThat(Arrays.stream(Axis.values()).map(Axis::id))
                .containsExactly(
                        "architecture_style",
                        "language_framework",
                        "primary_datastore",
                        "secondary_store",
                        "messaging",
                        "frontend",
                        "deployment",
                        "ai_pattern");
        assertThat(Criterion.TEAM_FIT.id()).isEqualTo("team_fit".toLowerCase(Locale.ROOT));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toSet());
    }
}
