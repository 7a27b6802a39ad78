package io.incubator.ai.planner.counsel;

import io.incubator.ai.planner.knowledge.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Holds a model's sentences to the rules of the house: in the language of the plan, of a length people read, and
/// without a figure that is not in its material, for figures are the engine's.
final class Sentences {
    private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,]\\d+)*");
    /// Two services, the first three: counting, not measuring.
    private static final int COUNTED = 10;

    private final Language language;
    private final Set<String> figures;

    Sentences(String material, String language) {
        this.language = "zh".equals(language) ? Language.ZH : Language.EN;
        this.figures = figures(material);
    }

    /// What is wrong about these sentences, for who wrote them.
    List<String> objections(List<String> sentences, int longest) {
        List<String> objections = new ArrayList<>();
        for (String sentence : sentences) {
            if (sentence == null || sentence.isBlank()) {
                objections.add("A sentence is empty.");
            } else if (sentence.length() > longest) {
                objections.add("A sentence is longer than " + longest + " characters.");
            } else if (sentence.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
                objections.add("A sentence contains control characters.");
            } else {
                unknown(sentence).forEach(figure -> objections.add("The figure " + figure + " is not in the data."));
            }
        }
        String all = String.join(" ", sentences.stream().map(String::valueOf).toList());
        if (objections.isEmpty() && Language.detect(all) != language) {
            objections.add("Write in " + (language == Language.ZH ? "Chinese." : "English."));
        }
        return objections;
    }

    private List<String> unknown(String sentence) {
        return figures(sentence).stream()
                .filter(figure -> !figures.contains(figure) && !isCount(figure))
                .sorted()
                .toList();
    }

    private static boolean isCount(String figure) {
        return figure.length() <= 2 && Integer.parseInt(figure) <= COUNTED;
    }

    private static Set<String> figures(String text) {
        Set<String> figures = new HashSet<>();
        Matcher matcher = FIGURE.matcher(text);
        while (matcher.find()) {
            // 10,000 and 10000 are one figure, and 5.0 is 5
            figures.add(matcher.group().replace(",", "").replaceFirst("\\.0+$", ""));
        }
        return figures;
    }
}
