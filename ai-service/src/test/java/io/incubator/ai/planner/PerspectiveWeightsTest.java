package io.incubator.ai.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Perspective;
import io.incubator.ai.planner.knowledge.Voice;
import io.incubator.ai.planner.perspective.PerspectiveView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The five perspectives are no decoration: who weighs otherwise gets other figures, and may dissent.
class PerspectiveWeightsTest {
    private static final Brief CHAT = Brief.ofText(
            "A chat app for 2 million users with live updates, team of 3 Ruby developers, public cloud, 8 weeks.");

    @Test
    void changingOnePerspectivesWeightsChangesScoresAndDissent() {
        KnowledgeBase builtIn = KnowledgeBase.builtIn();
        Plan before = new Planner(() -> builtIn).plan(CHAT, PlanProgress.NONE);
        Map<Criterion, Double> onlyGrowth = Map.of(
                Criterion.TECHNICAL_FEASIBILITY, 0.0,
                Criterion.TEAM_FIT, 0.0,
                Criterion.BUSINESS_FIT, 0.0,
                Criterion.MAINTAINABILITY, 0.0,
                Criterion.GROWTH_POTENTIAL, 1.0);

        Plan after = new Planner(() -> with(builtIn, Voice.DELIVERY, onlyGrowth)).plan(CHAT, PlanProgress.NONE);

        assertThat(view(after).weights()).containsEntry("growth_potential", 1.0);
        assertThat(after.perspectives().weights().get("growth_potential"))
                .isGreaterThan(before.perspectives().weights().get("growth_potential"));
        assertThat(after.options().getFirst().total())
                .isNotEqualTo(before.options().getFirst().total());
        assertThat(view(after).totals()).isNotEqualTo(view(before).totals());
        assertThat(after.perspectives().dissent())
                .isNotEqualTo(before.perspectives().dissent());
        assertThat(after.robustness()).isNotEqualTo(before.robustness());
    }

    private static PerspectiveView.View view(Plan plan) {
        return plan.perspectives().views().stream()
                .filter(view -> view.id().equals("delivery"))
                .findFirst()
                .orElseThrow();
    }

    private static KnowledgeBase with(KnowledgeBase knowledge, Voice voice, Map<Criterion, Double> weights) {
        List<Perspective> perspectives = knowledge.perspectives().stream()
                .map(p -> p.voice() != voice
                        ? p
                        : new Perspective(p.voice(), p.name(), p.stance(), weights, List.of(), p.concerns()))
                .toList();
        return new KnowledgeBase(
                knowledge.version(),
                knowledge.axes(),
                knowledge.technologies(),
                knowledge.rules(),
                knowledge.families(),
                perspectives,
                knowledge.archetypes(),
                knowledge.lexicon(),
                knowledge.assumptions(),
                knowledge.roadmap(),
                knowledge.texts());
    }
}
