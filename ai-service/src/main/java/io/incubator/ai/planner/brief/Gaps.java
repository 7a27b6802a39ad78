package io.incubator.ai.planner.brief;

import io.incubator.ai.planner.counsel.Finding;
import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.Lexicon;
import io.incubator.ai.planner.knowledge.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What rules could not read in a brief, for a model to try. What it finds is taken where nothing is known, if
/// the value is one the fact can have and the words it quotes are there.
public final class Gaps {
    static final String KIND = "archetype";

    /// How far a model's reading is trusted: more than an assumption, less than most rules.
    public static final double CONFIDENCE = 0.6;

    private static final String FEATURES = "features";
    private static final double RECOGNISED = 0.5;
    private static final int SHORTEST_QUOTE = 2;
    private static final int LONGEST_QUOTE = 300;

    private final KnowledgeBase knowledge;
    private final BriefText source;
    private final Predicate<String> known;
    private final double recognised;

    /// @param known keys of facts that were stated or read
    /// @param recognised how surely the kind of product was recognised, 0 … 1
    Gaps(KnowledgeBase knowledge, BriefText source, Predicate<String> known, double recognised) {
        this.knowledge = knowledge;
        this.source = source;
        this.known = known;
        this.recognised = recognised;
    }

    /// Something nobody has said.
    ///
    /// @param meaning what it is, and `values` what it can be, in English
    public record Gap(String key, String meaning, String values) {}

    /// What is open, in a fixed order.
    public List<Gap> open() {
        List<Gap> open = new ArrayList<>();
        if (isOpen(KIND)) {
            open.add(new Gap(KIND, "kind of product", "one of " + String.join(", ", kinds())));
        }
        if (isOpen(FEATURES)) {
            open.add(new Gap(
                    FEATURES,
                    "what the product must be able to do",
                    "some of " + String.join(", ", features()) + ", with commas between"));
        }
        FactValues.KEYS.stream()
                .filter(this::isOpen)
                .forEach(key -> open.add(new Gap(key, meaning(key), FactValues.describe(key))));
        return open;
    }

    /// What is wrong about a finding, for whoever made it; empty if it can be taken.
    public Optional<String> objection(Finding finding) {
        if (finding.key() == null || !isOpen(finding.key())) {
            return Optional.of("“" + finding.key() + "” is not among the keys asked for.");
        }
        if (finding.value() == null || values(finding).isEmpty()) {
            return Optional.of("“" + finding.value() + "” is no value for " + finding.key() + ".");
        }
        return says(finding.quote())
                ? Optional.empty()
                : Optional.of("The quote for " + finding.key() + " is not in the brief, word for word.");
    }

    /// Whether these words are in the brief.
    public boolean says(String quote) {
        return place(quote) != null;
    }

    /// The facts a finding stands for, one for each value of a list; none if it cannot be taken.
    List<Fact> facts(Finding finding) {
        if (objection(finding).isPresent()) {
            return List.of();
        }
        Fact.Span span = source.inSource(place(finding.quote()));
        return values(finding).stream()
                .map(value -> new Fact(finding.key(), value, Origin.MODEL, CONFIDENCE, span))
                .toList();
    }

    private boolean isOpen(String key) {
        return switch (key) {
            case KIND -> recognised < RECOGNISED;
            case FEATURES -> !known.test(key);
            default -> FactValues.KEYS.contains(key) && !known.test(key);
        };
    }

    private List<?> values(Finding finding) {
        String text = finding.value().strip();
        return switch (finding.key()) {
            case KIND -> kinds().contains(text) ? List.of(text) : List.of();
            case FEATURES -> {
                List<String> named = List.of(text.split("\\s*[,，、]\\s*"));
                yield features().containsAll(named) ? named : List.of();
            }
            default ->
                switch (FactValues.parse(finding.key(), text)) {
                    case null -> List.of();
                    case List<?> words -> words;
                    case Object value -> List.of(value);
                };
        };
    }

    /// Where the words are; in another case if need be.
    private Fact.Span place(String quote) {
        String words = quote == null ? "" : BriefText.of(quote).plain().strip();
        if (words.length() < SHORTEST_QUOTE || words.length() > LONGEST_QUOTE) {
            return null;
        }
        String text = source.plain();
        int start = text.indexOf(words);
        if (start < 0) {
            start = text.toLowerCase(Locale.ROOT).indexOf(words.toLowerCase(Locale.ROOT));
        }
        // what changes its length with its case is not found again
        return start < 0 || start + words.length() > text.length()
                ? null
                : new Fact.Span(start, start + words.length(), text.substring(start, start + words.length()));
    }

    private Set<String> kinds() {
        return knowledge.archetypes().stream().map(Archetype::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> features() {
        return knowledge.lexicon().terms().stream()
                .filter(term -> term.key().equals(FEATURES))
                .map(Lexicon.Term::value)
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String meaning(String key) {
        Text label = knowledge.texts().get("fact." + key);
        return label == null ? key : label.in(Language.EN);
    }
}
