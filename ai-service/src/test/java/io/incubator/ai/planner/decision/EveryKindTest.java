package io.incubator.ai.planner.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.NoOptionException;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.PlanProgress;
import io.incubator.ai.planner.Planner;
import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of product is planned in both languages, and what cannot be says exactly why.
class EveryKindTest {
    private static final Planner PLANNER = Planner.withBuiltInKnowledge();

    static Stream<Arguments> kinds() {
        return KnowledgeBase.builtIn().archetypes().stream()
                .flatMap(kind -> Stream.of(Language.values()).map(language -> Arguments.of(kind.id(), language)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isPlannedInBothLanguages(String id, Language language) {
        Archetype kind = KnowledgeBase.builtIn().archetype(id);
        String name = kind.name().in(language);
        String text = language == Language.ZH
                ? "我们要做一个" + name + "，团队 6 人，熟悉 Java。"
                : "We build a product of this kind: " + name + ". Team of 6, Java developers.";

        Plan plan = PLANNER.plan(new Brief(text, language.code(), null), PlanProgress.NONE);

        assertThat(plan.options()).hasSizeBetween(3, 5);
        assertThat(plan.options().getFirst().classes()).containsEntry("language_framework", "java");
    }

    @Test
    void onlyWhatReallyConflictsIsNamed() {
        String text = "A shop, team of 2, must use microservices. It must use PostgreSQL. We must not use MongoDB.";

        List<String> first = conflicts(text);

        assertThat(first).containsExactlyInAnyOrder("C-TINY-MICRO", "BRIEF-1");
        assertThat(conflicts(text)).isEqualTo(first);
    }

    private static List<String> conflicts(String text) {
        List<String> rules = new ArrayList<>();
        assertThatThrownBy(() -> PLANNER.plan(Brief.ofText(text), PlanProgress.NONE))
                .isInstanceOfSatisfying(
                        NoOptionException.class, e -> e.conflicts().forEach(conflict -> rules.add(conflict.rule())));
        return rules;
    }
}
