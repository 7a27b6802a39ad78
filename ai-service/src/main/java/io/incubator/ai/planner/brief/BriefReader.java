package io.incubator.ai.planner.brief;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.BriefContext;
import io.incubator.ai.planner.counsel.Insight;
import io.incubator.ai.planner.expression.Scope;
import io.incubator.ai.planner.knowledge.Assumption;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.Lexicon.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Turns a brief into facts: stated values first, then what the text says, then assumptions.
public final class BriefReader {
    private static final String SKILLS = "team.skills";

    /// What people mean who answer with a name when asked what they can do.
    private static final double WORKING_KNOWLEDGE = 4;

    private final KnowledgeBase knowledge;
    private final TextReader texts;
    private final ProductReader products;
    private final ArchetypeFinder archetypes;

    public BriefReader(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
        this.texts = new TextReader(knowledge.lexicon());
        this.products = new ProductReader(knowledge);
        this.archetypes = new ArchetypeFinder(knowledge);
    }

    /// What a brief says, and how it was understood.
    ///
    /// @param text as it was read: composed, without invisible characters
    /// @param open what is assumed and worth asking about
    /// @param supposing the facts as they would be if one of those were answered
    public record Reading(
            Facts facts, Understanding understanding, String text, List<Assumption> open, Supposing supposing) {
        public Reading {
            open = List.copyOf(open);
        }
    }

    /// Reads a brief as if something had been stated that it leaves open.
    @FunctionalInterface
    public interface Supposing {
        /// The facts if `key` had this value; assumptions that rest on it follow.
        ///
        /// @param value one element for facts that hold several; a class of language for `team.skills`
        Facts facts(String key, Object value);
    }

    /// Reads a brief.
    ///
    /// @throws io.incubator.ai.planner.InvalidBriefException if the brief cannot be planned
    public Reading read(Brief brief) {
        BriefValidator.validate(brief);
        BriefText source = BriefText.of(brief.text());
        String text = source.plain();
        BriefValidator.requireSubstance(text);
        Language language = language(brief.language(), text);
        BriefContext context = brief.context() == null ? BriefContext.empty() : brief.context();

        FactSheet sheet = new FactSheet();
        new ContextReader(sheet).read(context);
        MentionSheet mentions = new MentionSheet(knowledge);
        for (String constraint : cleaned(context.constraints())) {
            texts.read(constraint, Origin.EXTRACTED, fact -> sheet.add(stated(fact)));
            mentions.add(products.read(constraint, Role.NEUTRAL));
        }
        for (String existing : cleaned(context.existing())) {
            mentions.add(products.read(existing, Role.EXISTING));
        }
        if (context.team() != null && context.team().skills() != null) {
            context.team().skills().entrySet().stream()
                    .filter(skill -> skill.getKey() != null && skill.getValue() != null)
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(skill -> mentions.skill(skill.getKey(), skill.getValue()));
        }
        texts.read(text, Origin.EXTRACTED, fact -> sheet.add(placed(fact, source)));
        mentions.addText(products.read(text, Role.NEUTRAL));

        ArchetypeFinder.Match match = filled(brief, source, sheet, archetypes.find(text, sheet));
        sheet.put("archetype", match.archetype().id());
        sheet.put("language", language.code());
        sheet.put(
                "hasExisting",
                !mentions.existing().isEmpty() || !cleaned(context.existing()).isEmpty());
        mentions.into(sheet);
        FactSheet said = sheet.copy();
        List<Assumption> assumed = assume(sheet);
        derive(sheet);

        Facts facts = facts(language, sheet, mentions, mentions.skills());
        UnderstandingWriter writer = new UnderstandingWriter(knowledge, facts);
        return new Reading(
                facts,
                writer.write(match, sheet, assumed),
                text,
                writer.askable(assumed),
                (key, value) -> supposed(language, said, mentions, key, value));
    }

    /// What a brief leaves open to the rules.
    ///
    /// @throws io.incubator.ai.planner.InvalidBriefException if the brief cannot be planned
    public Gaps gaps(Brief brief) {
        Reading reading = read(brief.with(Insight.NONE));
        Set<String> known = reading.facts().facts().stream()
                .filter(fact -> fact.origin() != Origin.ASSUMED)
                .map(Fact::key)
                .collect(Collectors.toSet());
        return new Gaps(
                knowledge,
                BriefText.of(brief.text()),
                known::contains,
                reading.understanding().archetype().confidence());
    }

    /// Adds what a model read where nothing else is known.
    private ArchetypeFinder.Match filled(Brief brief, BriefText source, FactSheet sheet, ArchetypeFinder.Match match) {
        Gaps gaps = new Gaps(knowledge, source, sheet::knows, match.confidence());
        // all of them before the first is added: a finding leaves room for another of the same list
        List<Fact> found = brief.insight().findings().stream()
                .flatMap(finding -> gaps.facts(finding).stream())
                .toList();
        found.forEach(sheet::add);
        return found.stream()
                .filter(fact -> fact.key().equals(Gaps.KIND))
                .findFirst()
                .map(fact -> new ArchetypeFinder.Match(
                        knowledge.archetype(fact.value().toString()), fact.confidence()))
                .orElse(match);
    }

    private static Facts facts(Language language, FactSheet sheet, MentionSheet mentions, Map<String, Double> skills) {
        return new Facts(
                language,
                new HashMap<>(sheet.values()),
                sheet.facts(),
                skills,
                mentions.existing(),
                mentions.mentioned(),
                mentions.technologySkills(),
                mentions.demands());
    }

    private Facts supposed(Language language, FactSheet said, MentionSheet mentions, String key, Object value) {
        FactSheet sheet = said.copy();
        Map<String, Double> skills = mentions.skills();
        if (SKILLS.equals(key)) {
            skills = new HashMap<>(skills);
            skills.put(Axis.LANGUAGE_FRAMEWORK.id() + ":" + value, WORKING_KNOWLEDGE);
            sheet.put("team.languageSkills", 1.0);
            sheet.add(new Fact(SKILLS, value, Origin.EXPLICIT, 1, null));
        } else {
            sheet.add(new Fact(key, value, Origin.EXPLICIT, 1, null));
        }
        assume(sheet);
        derive(sheet);
        return facts(language, sheet, mentions, skills);
    }

    private static Fact placed(Fact fact, BriefText source) {
        return new Fact(fact.key(), fact.value(), fact.origin(), fact.confidence(), source.inSource(fact.span()));
    }

    private static Language language(String stated, String text) {
        return stated == null ? Language.detect(text) : "zh".equals(stated) ? Language.ZH : Language.EN;
    }

    /// A value found in the stated constraints is as good as stated, but the words are not in the text.
    private static Fact stated(Fact fact) {
        return new Fact(fact.key(), fact.value(), Origin.EXTRACTED, 0.95, null);
    }

    private List<Assumption> assume(FactSheet sheet) {
        List<Assumption> open = new ArrayList<>();
        for (Assumption assumption : knowledge.assumptions()) {
            if (sheet.knows(assumption.key())) {
                continue;
            }
            open.add(assumption);
            assumption.cases().stream()
                    .filter(c -> c.when() == null || c.when().isTrue(sheet))
                    .findFirst()
                    .ifPresent(c -> assume(sheet, assumption.key(), c));
        }
        if (!sheet.knows("features")) {
            sheet.put("features", Set.of());
        }
        return open;
    }

    private static void assume(FactSheet sheet, String key, Assumption.Case chosen) {
        Object value = chosen.formula() == null
                ? chosen.value()
                : (Object) chosen.formula().number(sheet);
        if (value instanceof List<?> list) {
            list.forEach(element -> sheet.add(new Fact(key, element, Origin.ASSUMED, 0.3, null)));
        } else {
            Object plain = value instanceof Number number ? (Object) number.doubleValue() : value;
            sheet.add(new Fact(key, plain, Origin.ASSUMED, 0.3, null));
        }
    }

    /// Load as one figure on the 0 … 10 scale of `headroom`: decades of users, requests or data.
    private static void derive(FactSheet sheet) {
        double demand = Math.max(
                Math.max(2 * log(sheet, "users.peakConcurrent"), 1.5 + 2 * log(sheet, "performance.requestsPerSecond")),
                Math.max(1.3 * log(sheet, "users.year1"), 1.5 * log(sheet, "data.volumeGb")));
        sheet.put("demand", Math.round(10 * Math.clamp(demand, 1, 10)) / 10.0);
        sheet.put("hops", Math.max(1.0, Math.floor(number(sheet, "performance.p95Ms") / 60)));
    }

    private static double log(Scope scope, String name) {
        return Math.log10(Math.max(1, number(scope, name)));
    }

    private static double number(Scope scope, String name) {
        return scope.value(name) instanceof Double number ? number : 0;
    }

    private static List<String> cleaned(List<String> list) {
        return list == null
                ? List.of()
                : list.stream()
                        .filter(Objects::nonNull)
                        .map(entry -> BriefText.of(entry).plain().strip())
                        .filter(entry -> !entry.isEmpty())
                        .toList();
    }
}
