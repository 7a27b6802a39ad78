package io.incubator.ai.planner.brief;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.BriefContext;
import io.incubator.ai.planner.expression.Scope;
import io.incubator.ai.planner.knowledge.Assumption;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.Lexicon.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Turns a brief into facts: stated values first, then what the text says, then assumptions.
public final class BriefReader {
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
    public record Reading(Facts facts, Understanding understanding, String text) {}

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

        ArchetypeFinder.Match match = archetypes.find(text, sheet);
        sheet.put("archetype", match.archetype().id());
        sheet.put("language", language.code());
        sheet.put(
                "hasExisting",
                !mentions.existing().isEmpty() || !cleaned(context.existing()).isEmpty());
        mentions.into(sheet);
        List<Assumption> assumed = assume(sheet);
        derive(sheet);

        Facts facts = new Facts(
                language,
                sheet.values(),
                sheet.facts(),
                mentions.skills(),
                mentions.existing(),
                mentions.mentioned(),
                mentions.technologySkills(),
                mentions.demands());
        return new Reading(facts, new UnderstandingWriter(knowledge, facts).write(match, sheet, assumed), text);
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
