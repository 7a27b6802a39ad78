package io.incubator.ai.planner.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a remark into clauses, each of which says one thing.
final class Clauses {
    private static final Pattern SENTENCE =
            Pattern.compile("[^。！？；;!?\\n]+?(?:[。！？；;!?\\n]|\\.(?=\\s|$)|$)", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern BORDER = Pattern.compile(
            "[,，]\\s*|\\b(?:but|however|although|though|yet|and (?=(?:please|use|do|don|no|the|it|we|our|performance|make)))\\b"
                    + "|(?:但是|但|不过|然而|可是|只是|而且|另外|同时|并且|还有)",
            Pattern.CASE_INSENSITIVE);

    private Clauses() {}

    /// One clause.
    ///
    /// @param sentence which of the remark's sentences it is in
    record Clause(String text, int sentence) {}

    static List<Clause> of(String text) {
        List<Clause> clauses = new ArrayList<>();
        Matcher sentences = SENTENCE.matcher(text);
        int number = 0;
        while (sentences.find()) {
            number++;
            // the mark stays: it tells a question
            for (String part : BORDER.split(sentences.group(), -1)) {
                if (part.codePoints().anyMatch(Character::isLetterOrDigit)) {
                    clauses.add(new Clause(part.strip(), number));
                }
            }
        }
        return clauses;
    }
}
