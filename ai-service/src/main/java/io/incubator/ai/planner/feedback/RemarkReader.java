package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.brief.BriefReader;
import io.incubator.ai.planner.brief.Demand;
import io.incubator.ai.planner.brief.Fact;
import io.incubator.ai.planner.brief.FactValues;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.brief.Origin;
import io.incubator.ai.planner.brief.Values;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.Text;
import java.util.List;
import java.util.regex.Pattern;

/// Reads feedback. What a rule does not cover is said not to be understood; nothing is guessed.
final class RemarkReader {
    /// A brief's reader is lenient, because it can ask back; a remark that changes a plan should be plain.
    private static final double SURE = 0.6;

    private static final double PRODUCT = 0.85;

    /// A wish in the form of a question is one a little less surely.
    private static final double ASKED = 0.8;

    private static final int MOST = 2_000;

    private final KnowledgeBase knowledge;
    private final BriefReader briefs;
    private final FeedbackRules rules;
    private final ProductWishes products;
    private final Pattern questions;
    private final Pattern requests;

    RemarkReader(KnowledgeBase knowledge, BriefReader briefs, FeedbackRules rules) {
        this.knowledge = knowledge;
        this.briefs = briefs;
        this.rules = rules;
        this.products = new ProductWishes(knowledge, briefs, rules);
        this.questions = FeedbackRules.any(rules.questions());
        this.requests = FeedbackRules.any(rules.requests());
    }

    /// Reads feedback about the plan of a brief with these facts, and takes what a model has read of the rest.
    Remark read(Feedback feedback, Facts about) {
        Remark remark = byRules(feedback, about);
        if (!feedback.readings().isEmpty()) {
            OpenClauses open = open(remark, about);
            open.take(open.check(open.clauses(), List.of(), feedback.readings()).good());
        }
        return remark;
    }

    /// What is left open of a remark the rules have read.
    OpenClauses open(Remark remark, Facts about) {
        return new OpenClauses(knowledge, rules, products, about.language(), remark);
    }

    Remark byRules(Feedback feedback, Facts about) {
        Remark remark = new Remark();
        Language language = about.language();
        if (feedback.text() != null) {
            String text =
                    feedback.text().substring(0, Math.min(MOST, feedback.text().length()));
            Boolean wanted = null;
            int sentence = 0;
            for (Clauses.Clause clause : Clauses.of(text)) {
                wanted = clause.sentence() == sentence ? wanted : null;
                sentence = clause.sentence();
                wanted = read(clause.text(), wanted, about, remark);
            }
        }
        new AnswerReader(knowledge, rules).read(feedback.answers(), language, remark);
        if (feedback.option() != null) {
            remark.read(feedback.option(), Intent.CHOOSE, feedback.option(), 1, null);
        }
        return remark;
    }

    /// @param inherited whether products named earlier in the sentence are wanted
    /// @return the same for what follows
    private Boolean read(String clause, Boolean inherited, Facts about, Remark remark) {
        Language language = about.language();
        boolean question = questions.matcher(clause).find();
        boolean request = requests.matcher(clause).find();
        if (question && !request) {
            remark.read(clause, Intent.UNKNOWN, rules.text("reading.question", language), 0, null);
            return inherited;
        }
        int before = remark.readings().size();
        FeedbackRules.IntentRule mood = mood(clause);
        if (mood != null) {
            remark.read(
                    clause,
                    mood.intent(),
                    rules.text("reading." + mood.intent().id(), language),
                    mood.confidence(),
                    mood.id());
        }
        List<Demand> demands =
                mood != null && mood.intent() == Intent.ADAPT ? List.of() : products.read(clause, inherited);
        for (Demand demand : demands) {
            remark.wishes().add(demand);
            String key = demand.required() ? "reading.use" : "reading.avoid";
            remark.read(
                    clause,
                    demand.required() ? Intent.USE : Intent.AVOID,
                    rules.text(key, language, demand.label()),
                    question ? PRODUCT * ASKED : PRODUCT,
                    "FB-PRODUCT");
        }
        if (demands.isEmpty()) {
            emphasis(clause, language, remark);
            circumstances(clause, mood, about, remark);
        }
        if (remark.readings().size() == before) {
            unknown(clause, language, remark);
        }
        return demands.isEmpty() ? inherited : Boolean.valueOf(demands.getLast().required());
    }

    private FeedbackRules.IntentRule mood(String clause) {
        return rules.intents().stream()
                .filter(rule -> FeedbackRules.any(rule.patterns())
                                .matcher(clause)
                                .find()
                        && !FeedbackRules.any(rule.unless()).matcher(clause).find())
                .findFirst()
                .orElse(null);
    }

    private void emphasis(String clause, Language language, Remark remark) {
        FeedbackRules.Emphasis emphasis = rules.emphasis().stream()
                .filter(rule ->
                        FeedbackRules.any(rule.patterns()).matcher(clause).find())
                .findFirst()
                .orElse(null);
        if (emphasis == null) {
            return;
        }
        for (FeedbackRules.Topic topic : rules.topics()) {
            if (FeedbackRules.any(topic.patterns()).matcher(clause).find()) {
                remark.votes().put(topic.voice(), emphasis.vote());
                String name = knowledge.perspectives().stream()
                        .filter(p -> p.voice() == topic.voice())
                        .map(p -> p.name().in(language))
                        .findFirst()
                        .orElse(topic.voice().id());
                remark.read(
                        clause,
                        Intent.EMPHASIS,
                        rules.text("reading.emphasis", language, name, emphasis.vote()),
                        emphasis.confidence(),
                        emphasis.id());
                return;
            }
        }
    }

    /// Figures and conditions, skills, and what the product must do besides. Words of mood are no circumstances: "too
    /// complex" is about the plan, not about the business.
    private void circumstances(String clause, FeedbackRules.IntentRule mood, Facts about, Remark remark) {
        boolean aboutPlan = mood != null && mood.intent() != Intent.ADAPT && mood.intent() != Intent.FINE;
        if (aboutPlan || (remark.says(Intent.EMPHASIS) && last(remark).clause().equals(clause))) {
            return;
        }
        Language language = about.language();
        Facts said = briefs.read(new Brief(clause, language.code(), null)).facts();
        said.skills().forEach((name, level) -> {
            String type = name.substring(name.indexOf(':') + 1);
            remark.skills().put(type, level);
            remark.read(
                    clause,
                    Intent.CIRCUMSTANCE,
                    rules.text("reading.skill", language, type, Values.plain(level)),
                    PRODUCT,
                    "FB-SKILL");
        });
        for (FeedbackRules.Circumstance rule : rules.circumstances()) {
            if (FeedbackRules.any(rule.patterns()).matcher(clause).find()) {
                circumstance(clause, rule.key(), rule.value(), rule.confidence(), rule.id(), language, remark);
            }
        }
        for (Fact fact : said.facts()) {
            if (fact.origin() == Origin.EXTRACTED && fact.confidence() >= SURE) {
                if (fact.key().equals("features")) {
                    requirement(clause, fact, about, remark);
                } else if (FactValues.KEYS.contains(fact.key())) {
                    circumstance(clause, fact.key(), fact.value(), fact.confidence(), "FB-FIGURE", language, remark);
                }
            }
        }
    }

    private void circumstance(
            String clause, String key, Object value, double confidence, String rule, Language language, Remark remark) {
        Object known = remark.values().get(key);
        if (value.equals(known) || (known instanceof List<?> list && list.contains(value))) {
            return; // two rules may know the same word
        }
        ContextPatch.put(remark.values(), key, value);
        Text label = knowledge.texts().get("fact." + key);
        remark.read(
                clause,
                Intent.CIRCUMSTANCE,
                rules.text(
                        "reading.circumstance",
                        language,
                        label == null ? key : label.in(language),
                        Values.plain(value)),
                confidence,
                rule);
    }

    private void requirement(String clause, Fact fact, Facts about, Remark remark) {
        if (!about.set("features").contains(fact.value().toString())) {
            if (!remark.requirements().contains(clause)) {
                remark.requirements().add(clause);
            }
            remark.read(
                    clause,
                    Intent.REQUIREMENT,
                    rules.text("reading.requirement", about.language(), fact.value()),
                    fact.confidence(),
                    "FB-FEATURE");
        }
    }

    private void unknown(String clause, Language language, Remark remark) {
        List<Demand> named = products.named(clause);
        String reading = named.isEmpty()
                ? rules.text("reading.unknown", language)
                : rules.text("reading.product", language, named.getFirst().label());
        remark.unknown(clause, reading);
    }

    private static ClauseReading last(Remark remark) {
        return remark.readings().getLast();
    }
}
