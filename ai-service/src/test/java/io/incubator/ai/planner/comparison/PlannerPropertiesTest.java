package io.incubator.ai.planner.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.BriefContext;
import io.incubator.ai.planner.brief.BriefReader;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Voice;
import io.incubator.ai.planner.option.Appraisal;
import io.incubator.ai.planner.option.Composition;
import io.incubator.ai.planner.option.OptionFinder;
import io.incubator.ai.planner.option.RuleBook;
import io.incubator.ai.planner.perspective.Panel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// What must hold for whatever brief and composition.
class PlannerPropertiesTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.builtIn();
    private static final BriefReader READER = new BriefReader(KNOWLEDGE);
    private static final List<String> IDEAS = List.of(
            "A shop for tea.",
            "A chat for 2 million users on Kubernetes, high availability.",
            "Sensor data from machines, on premises, no cloud.",
            "An assistant that answers questions from internal documents.",
            "一个在线学习平台，用户2万。",
            "A payments ledger with strong consistency, PCI DSS.");

    private static Appraisal appraisal(String idea, String skill, double level) {
        BriefContext.Team team = new BriefContext.Team(6.0, Map.of(skill, level), null);
        BriefContext context =
                new BriefContext(null, team, null, null, null, null, null, null, null, null, null, null, null, null);
        var facts = READER.read(new Brief(idea, null, context)).facts();
        // weights may shift with what is known; they are held here, as the skill is what is asked about
        var weights = new Panel(KNOWLEDGE, READER.read(Brief.ofText(idea)).facts()).together();
        return new Appraisal(KNOWLEDGE, facts, weights);
    }

    @Property(tries = 60)
    void moreSkillInALanguageNeverLowersAnOptionThatUsesIt(
            @ForAll @IntRange(min = 0, max = 5) int idea,
            @ForAll @IntRange(min = 1, max = 4) int level,
            @ForAll @IntRange(min = 0, max = 1000) int seed) {
        Composition composition = random(new Random(seed));
        String language = composition.get(Axis.LANGUAGE_FRAMEWORK);

        double less = appraisal(IDEAS.get(idea), language, level).value(composition);
        double more = appraisal(IDEAS.get(idea), language, level + 1).value(composition);

        assertThat(more).isGreaterThanOrEqualTo(less - 1e-9);
    }

    @Property(tries = 24)
    void aHardConstraintIsNeverCompensated(@ForAll @IntRange(min = 0, max = 5) int idea, @ForAll Voice voice) {
        var facts = READER.read(Brief.ofText(IDEAS.get(idea))).facts();
        var panel = new Panel(KNOWLEDGE, facts);
        var weights = panel.of(voice);
        RuleBook rules = new RuleBook(KNOWLEDGE, facts);

        List<Composition> shown = new OptionFinder(KNOWLEDGE, facts, weights).compositions(rules);

        assertThat(shown).isNotEmpty().allMatch(rules::permits);
    }

    /// The value on absolute scales is a composition's own: whatever else is valued before or after
    /// changes nothing.
    @Property(tries = 30)
    void whatElseIsValuedChangesNothing(
            @ForAll @IntRange(min = 0, max = 5) int idea, @ForAll @IntRange(min = 0, max = 1000) int seed) {
        Random random = new Random(seed);
        Composition one = random(random);
        Composition other = random(random);
        Appraisal alone = appraisal(IDEAS.get(idea), "java", 3);
        Appraisal shared = appraisal(IDEAS.get(idea), "java", 3);

        double after = shared.value(other);

        assertThat(shared.value(one)).isEqualTo(alone.value(one));
        assertThat(shared.value(other)).isEqualTo(after);
    }

    private static Composition random(Random random) {
        Map<Axis, String> classes = new EnumMap<>(Axis.class);
        for (Axis axis : Axis.values()) {
            List<AxisDefinition.AxisClass> types = KNOWLEDGE.axis(axis).classes();
            classes.put(axis, types.get(random.nextInt(types.size())).id());
        }
        return new Composition("tailored", classes);
    }
}
