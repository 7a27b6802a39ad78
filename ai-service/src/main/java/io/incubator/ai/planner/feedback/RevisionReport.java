package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.knowledge.Language;
import java.util.List;

/// Says in Markdown what a plan was made from and what is different from the one before.
public final class RevisionReport {
    private final FeedbackRules rules = FeedbackRules.builtIn();
    private final Language language;

    /// A report in the language of a plan.
    public RevisionReport(String language) {
        this.language = "zh".equals(language) ? Language.ZH : Language.EN;
    }

    /// The report of one revision. Words of the remark are quoted as data.
    public String write(Cause cause, List<Change> changes) {
        Markdown report =
                new Markdown().heading(1, text("report.title", cause.round())).paragraph(cause.statement());
        if (cause.resolution() != null) {
            report.paragraph(cause.resolution());
        }
        if (!cause.clauses().isEmpty()) {
            report.heading(2, text("report.said"))
                    .list(cause.clauses().stream()
                            .map(c -> c.clause() + " → " + c.reading())
                            .toList());
        }
        report.heading(2, text("report.changes"));
        if (changes.isEmpty()) {
            report.paragraph(text("report.nothing"));
        }
        return report.list(changes.stream().map(RevisionReport::change).toList())
                .text();
    }

    private static String change(Change change) {
        String what = change.from() == null && change.to() == null
                ? ""
                : ": " + orNothing(change.from()) + " → " + orNothing(change.to());
        return change.subject() + what + " (" + change.reason() + ")";
    }

    private static String orNothing(String value) {
        return value == null ? "–" : value;
    }

    private String text(String key, Object... values) {
        return rules.text(key, language, values);
    }
}
