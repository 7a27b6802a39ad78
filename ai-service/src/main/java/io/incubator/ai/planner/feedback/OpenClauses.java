package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.brief.Demand;
import io.incubator.ai.planner.brief.FactValues;
import io.incubator.ai.planner.brief.Gaps;
import io.incubator.ai.planner.brief.Values;
import io.incubator.ai.planner.counsel.Reading;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.Perspective;
import io.incubator.ai.planner.knowledge.Technology;
import io.incubator.ai.planner.knowledge.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What no rule understood of a remark, for a model to try. A reading of its is taken if the clause is one of these,
/// word for word, and if it says something the knowledge has a name for. It never accepts, rejects or chooses, for that
/// is for people; nor does it touch what a rule read in the same remark.
final class OpenClauses {
    /// Rule of a reading that is a model's.
    static final String BY_MODEL = "FB-MODEL";

    /// Asked about at once; a remark seldom has as many.
    private static final int MOST = 12;

    private static final int MOST_OF_A_CLAUSE = 3;
    private static final Set<Intent> ALLOWED = new LinkedHashSet<>(List.of(
            Intent.USE,
            Intent.AVOID,
            Intent.CIRCUMSTANCE,
            Intent.EMPHASIS,
            Intent.SIMPLIFY,
            Intent.ADAPT,
            Intent.UNKNOWN));

    private final KnowledgeBase knowledge;
    private final FeedbackRules rules;
    private final ProductWishes products;
    private final Language language;
    private final Remark remark;
    private final List<Demand> wishes;
    private final Set<String> stated;
    private final Set<String> weighed;

    /// @param remark as the rules read it
    OpenClauses(
            KnowledgeBase knowledge, FeedbackRules rules, ProductWishes products, Language language, Remark remark) {
        this.knowledge = knowledge;
        this.rules = rules;
        this.products = products;
        this.language = language;
        this.remark = remark;
        this.wishes = List.copyOf(remark.wishes());
        this.stated = Set.copyOf(remark.values().keySet());
        this.weighed = remark.votes().keySet().stream().map(v -> v.id()).collect(Collectors.toUnmodifiableSet());
    }

    /// Readings, as far as they hold.
    ///
    /// @param objections what is wrong about the others, for who made them
    record Checked(List<Reading> good, List<String> objections) {}

    /// In the order they were said.
    List<String> clauses() {
        return remark.open().stream().distinct().limit(MOST).toList();
    }

    /// What can be used or avoided.
    List<String> products() {
        return knowledge.technologies().stream()
                .map(Technology::name)
                .distinct()
                .sorted()
                .toList();
    }

    /// What can be stated.
    List<Gaps.Gap> facts() {
        return FactValues.KEYS.stream()
                .map(key -> new Gaps.Gap(key, label(key, Language.EN), FactValues.describe(key)))
                .toList();
    }

    /// What can count more, or less: ids with names.
    Map<String, String> perspectives() {
        Map<String, String> names = new LinkedHashMap<>();
        knowledge.perspectives().forEach(p -> names.put(p.voice().id(), p.name().in(Language.EN)));
        return names;
    }

    /// Holds readings to what can be taken.
    ///
    /// @param asked the clauses they may be of
    /// @param settled readings that have been taken before
    Checked check(List<String> asked, List<Reading> settled, List<Reading> readings) {
        List<Reading> good = new ArrayList<>();
        List<String> objections = new ArrayList<>();
        Map<String, Integer> count = new HashMap<>();
        Set<String> things = settled.stream().map(this::thing).collect(Collectors.toCollection(HashSet::new));
        for (Reading reading : readings) {
            String objection = asked.contains(reading.clause())
                    ? objection(reading)
                    : "“" + reading.clause() + "” is not among the clauses asked for, word for word.";
            if (objection == null && count.merge(reading.clause(), 1, Integer::sum) > MOST_OF_A_CLAUSE) {
                objection = "“" + reading.clause() + "” has more than " + MOST_OF_A_CLAUSE + " readings.";
            }
            if (objection == null && !things.add(thing(reading))) {
                objection = "“" + reading.subject() + "” is there twice.";
            }
            if (objection == null) {
                good.add(reading);
            } else {
                objections.add(objection);
            }
        }
        return new Checked(List.copyOf(good), List.copyOf(objections));
    }

    /// What is wrong about one, else null.
    private String objection(Reading reading) {
        Intent intent = intent(reading);
        if (intent == null) {
            return "“" + reading.intent() + "” is no intent; take one of "
                    + ALLOWED.stream().map(Intent::id).collect(Collectors.joining(", ")) + ".";
        }
        return switch (intent) {
            case USE, AVOID -> aboutProduct(reading);
            case CIRCUMSTANCE -> aboutFact(reading);
            case EMPHASIS -> aboutPerspective(reading);
            default -> null;
        };
    }

    private String aboutProduct(Reading reading) {
        Demand wish = wish(reading);
        if (wish == null) {
            return "“" + reading.subject() + "” is not among the products.";
        }
        return wishes.stream().anyMatch(known -> Steering.sameThing(known, wish))
                ? "What else is said about " + reading.subject() + " or in its place stands."
                : null;
    }

    private String aboutFact(Reading reading) {
        Object value = FactValues.KEYS.contains(reading.subject()) ? value(reading) : null;
        if (value == null) {
            return "“" + reading.value() + "” is no value for a fact “" + reading.subject() + "”.";
        }
        return stated.contains(reading.subject()) && !(value instanceof List<?>)
                ? "What else is said about " + reading.subject() + " stands."
                : null;
    }

    private String aboutPerspective(Reading reading) {
        if (perspective(reading) == null || emphasis(reading) == null) {
            return "“" + reading.value() + "” is no weight for a perspective “" + reading.subject()
                    + "”; take less, more or most.";
        }
        return weighed.contains(reading.subject()) ? "What else is said about " + reading.subject() + " stands." : null;
    }

    /// What a reading is about, so that nothing is said twice.
    private String thing(Reading reading) {
        String subject = reading.subject().toLowerCase(Locale.ROOT);
        return switch (intent(reading)) {
            case USE, AVOID -> "product " + subject;
            case CIRCUMSTANCE -> "fact " + subject + (value(reading) instanceof List<?> ? reading.value() : "");
            case EMPHASIS -> "perspective " + subject;
            default -> reading.intent() + " " + reading.clause();
        };
    }

    /// Puts readings in the place of what was not understood.
    ///
    /// @param readings that hold
    void take(List<Reading> readings) {
        clauses().forEach(clause -> {
            List<Remark.Taken> meanings = readings.stream()
                    .filter(r -> r.clause().equals(clause) && intent(r) != Intent.UNKNOWN)
                    .map(this::taken)
                    .toList();
            if (!meanings.isEmpty()) {
                remark.take(clause, meanings);
            }
        });
    }

    private Remark.Taken taken(Reading reading) {
        String meaning = rules.text("reading.model", language, meaning(reading));
        return new Remark.Taken(
                reading,
                new ClauseReading(reading.clause(), intent(reading), meaning, Gaps.CONFIDENCE, BY_MODEL),
                isAboutProduct(reading) ? wish(reading) : null);
    }

    private static boolean isAboutProduct(Reading reading) {
        return intent(reading) == Intent.USE || intent(reading) == Intent.AVOID;
    }

    /// Adds to the remark what a reading stands for.
    ///
    /// @return what it was taken to mean
    private String meaning(Reading reading) {
        Intent intent = intent(reading);
        return switch (intent) {
            case USE, AVOID -> {
                Demand wish = wish(reading);
                remark.wishes().add(wish);
                yield rules.text("reading." + intent.id(), language, wish.label());
            }
            case CIRCUMSTANCE -> {
                Object value = value(reading);
                ContextPatch.put(remark.values(), reading.subject(), value);
                yield rules.text(
                        "reading.circumstance", language, label(reading.subject(), language), Values.plain(value));
            }
            case EMPHASIS -> {
                Perspective perspective = perspective(reading);
                double vote = emphasis(reading).vote();
                remark.votes().put(perspective.voice(), vote);
                yield rules.text(
                        "reading.emphasis", language, perspective.name().in(language), vote);
            }
            default -> rules.text("reading." + intent.id(), language);
        };
    }

    /// One of those allowed, else null.
    private static Intent intent(Reading reading) {
        return ALLOWED.stream()
                .filter(intent -> intent.id().equals(reading.intent()))
                .findFirst()
                .orElse(null);
    }

    /// The wish for, or against, a product; null if it is none the knowledge has a name for.
    private Demand wish(Reading reading) {
        List<Demand> named = products.named(reading.subject(), reading.clause(), intent(reading) == Intent.USE);
        return named.size() == 1 && named.getFirst().label().equalsIgnoreCase(reading.subject())
                ? named.getFirst()
                : null;
    }

    /// The value of a fact, null if it cannot have it.
    private static Object value(Reading reading) {
        return FactValues.parse(reading.subject(), reading.value());
    }

    private Perspective perspective(Reading reading) {
        return knowledge.perspectives().stream()
                .filter(p -> p.voice().id().equals(reading.subject()))
                .findFirst()
                .orElse(null);
    }

    private FeedbackRules.Emphasis emphasis(Reading reading) {
        return rules.emphasis().stream()
                .filter(e -> e.id().equals("FB-" + reading.value().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    private String label(String key, Language in) {
        Text label = knowledge.texts().get("fact." + key);
        return label == null ? key : label.in(in);
    }
}
