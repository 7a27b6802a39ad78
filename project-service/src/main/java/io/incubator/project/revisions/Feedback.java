package io.incubator.project.revisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/// What was said about a revision and made the next one; kept as it was said.
///
/// @param satisfaction 0 to 100
/// @param option of the parent's options, chosen instead of the recommended one
@JsonInclude(JsonInclude.Include.NON_NULL)
record Feedback(String text, Integer satisfaction, String option, List<Answer> answers) {
    /// From here on a satisfaction accepts.
    static final int ACCEPTS = 90;

    /// A choice of another option than the recommended one.
    static Feedback choosing(String option) {
        return new Feedback(null, null, option, null);
    }

    boolean isEmpty() {
        return text == null && satisfaction == null && option == null && answers == null;
    }

    /// Whether nothing is said but that the plan is accepted.
    boolean onlyAccepts() {
        return satisfaction != null && satisfaction >= ACCEPTS && text == null && option == null && answers == null;
    }
}
