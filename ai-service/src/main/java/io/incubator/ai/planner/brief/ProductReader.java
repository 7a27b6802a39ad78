package io.incubator.ai.planner.brief;

import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Lexicon;
import io.incubator.ai.planner.knowledge.Lexicon.Role;
import io.incubator.ai.planner.knowledge.Technology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds products and classes named in a text and the role they are named in.
final class ProductReader {
    private static final String SENTENCE_ENDS = "。！？；;\n!?";

    /// Where no sentence ends, one is cut here, so that what is compared pairwise stays few.
    private static final int LONGEST_SENTENCE = 600;
    private static final int SKILL_AFTER = 14;
    private static final int CUE_REACH = 60;

    /// Something named, with the role it is named in.
    ///
    /// @param level skill level for role `SKILL`
    record Mention(
            String label,
            String sentence,
            Role role,
            double level,
            Map<Axis, Set<String>> classes,
            Set<String> technologies) {}

    private record Name(Needle needle, Map<Axis, Set<String>> classes, Set<String> technologies) {}

    private record Found(int start, int end, Name name, Lexicon.Cue cue) {}

    private final Lexicon lexicon;
    private final List<Name> names;

    ProductReader(KnowledgeBase knowledge) {
        this.lexicon = knowledge.lexicon();
        this.names = names(knowledge);
    }

    private static List<Name> names(KnowledgeBase knowledge) {
        Map<String, List<Technology>> byAlias = new LinkedHashMap<>();
        for (Technology technology : knowledge.technologies()) {
            byAlias.computeIfAbsent(technology.name().toLowerCase(Locale.ROOT), k -> new ArrayList<>())
                    .add(technology);
            technology
                    .aliases()
                    .forEach(alias -> byAlias.computeIfAbsent(alias, k -> new ArrayList<>())
                            .add(technology));
        }
        List<Name> names = new ArrayList<>();
        for (Lexicon.ClassTerm term : knowledge.lexicon().classes()) {
            Map<Axis, Set<String>> classes = Map.of(term.axis(), Set.copyOf(term.classes()));
            term.any().forEach(pattern -> names.add(new Name(Needle.of(pattern), classes, Set.of())));
        }
        byAlias.forEach((alias, technologies) -> {
            Map<Axis, Set<String>> classes = new EnumMap<>(Axis.class);
            Set<String> ids = new TreeSet<>();
            technologies.forEach(t -> {
                classes.computeIfAbsent(t.axis(), k -> new TreeSet<>()).add(t.type());
                ids.add(t.id());
            });
            names.add(new Name(needle(alias), classes, ids));
        });
        return names;
    }

    private static Needle needle(String alias) {
        boolean regex = alias.startsWith("re:");
        String body = regex ? alias.substring(3) : Pattern.quote(alias);
        Pattern pattern = Pattern.compile(
                "(?<![A-Za-z0-9.+#-])" + body + "(?![A-Za-z0-9+#-])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return regex ? Needle.of(pattern, body) : new Needle(pattern, alias.toLowerCase(Locale.ROOT));
    }

    /// @param fallback role of what is named without any sign of one
    List<Mention> read(String text, Role fallback) {
        List<Mention> mentions = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            if (endsAt(text, at) || cutAt(text, at, at - start)) {
                readSentence(text.substring(start, at + 1), fallback, mentions);
                start = at + 1;
            }
        }
        readSentence(text.substring(start), fallback, mentions);
        return mentions;
    }

    private static boolean cutAt(String text, int at, int length) {
        return length >= 2 * LONGEST_SENTENCE
                || (length >= LONGEST_SENTENCE && Character.isWhitespace(text.charAt(at)));
    }

    private static boolean endsAt(String text, int at) {
        char c = text.charAt(at);
        return SENTENCE_ENDS.indexOf(c) >= 0
                || (c == '.' && (at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1))));
    }

    private void readSentence(String sentence, Role fallback, List<Mention> mentions) {
        List<Found> products = products(sentence);
        if (products.isEmpty()) {
            return;
        }
        List<Found> cues = cues(sentence);
        for (Found product : products) {
            Lexicon.Cue cue = cueFor(product, cues);
            mentions.add(new Mention(
                    sentence.substring(product.start(), product.end()),
                    sentence.strip(),
                    cue == null ? fallback : cue.role(),
                    cue == null ? 0 : cue.level(),
                    product.name().classes(),
                    product.name().technologies()));
        }
    }

    /// Longer names win where names overlap, so "Spring Boot" is not "Spring" as well; class words keep
    /// their place beside a product of the same spelling.
    private List<Found> products(String sentence) {
        List<Found> all = new ArrayList<>();
        String lower = sentence.toLowerCase(Locale.ROOT);
        for (Name name : names) {
            Matcher matcher = name.needle().in(sentence, lower);
            while (matcher != null && matcher.find()) {
                all.add(new Found(matcher.start(), matcher.end(), name, null));
            }
        }
        return all.stream()
                .filter(f -> all.stream()
                        .noneMatch(o -> o.start() <= f.start()
                                && o.end() >= f.end()
                                && o.end() - o.start() > f.end() - f.start()))
                .sorted(Comparator.comparingInt(Found::start))
                .toList();
    }

    private List<Found> cues(String sentence) {
        List<Found> found = new ArrayList<>();
        for (Lexicon.Cue cue : lexicon.cues()) {
            for (Pattern pattern : cue.any()) {
                Matcher matcher = pattern.matcher(sentence);
                while (matcher.find()) {
                    found.add(new Found(matcher.start(), matcher.end(), null, cue));
                }
            }
        }
        return found.stream()
                .filter(f -> found.stream()
                        .noneMatch(o -> o.start() <= f.start()
                                && o.end() >= f.end()
                                && o.end() - o.start() > f.end() - f.start()))
                .toList();
    }

    private static Lexicon.Cue cueFor(Found product, List<Found> cues) {
        Found before = cues.stream()
                .filter(c -> c.end() <= product.start() && product.start() - c.end() <= CUE_REACH)
                .max(Comparator.comparingInt(Found::end))
                .orElse(null);
        Found after = cues.stream()
                .filter(c -> c.cue().role() == Role.SKILL
                        && c.start() >= product.end()
                        && c.start() - product.end() <= SKILL_AFTER)
                .min(Comparator.comparingInt(Found::start))
                .orElse(null);
        if (before == null) {
            return after == null ? null : after.cue();
        }
        return before.cue();
    }
}
