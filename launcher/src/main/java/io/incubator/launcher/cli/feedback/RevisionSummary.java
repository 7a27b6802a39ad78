package io.incubator.launcher.cli.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.Language;
import java.util.ArrayList;
import java.util.List;

/// What came of feedback, in a few lines.
final class RevisionSummary {
    private RevisionSummary() {}

    static List<String> lines(JsonNode revision, Language language) {
        List<String> lines = new ArrayList<>();
        String number = Cell.of(revision, "number");
        lines.add(
                revision.has("acceptance")
                        ? language.text("revision.accepted", number, Cell.of(revision.path("acceptance"), "optionId"))
                        : language.text("revision.ready", number));
        JsonNode plan = revision.path("plan");
        if (plan.path("cause").hasNonNull("statement")) {
            lines.add("  " + plan.path("cause").path("statement").asText());
        }
        plan.path("cause").path("clauses").forEach(clause -> {
            // what people should look at, for a model may be wrong about what they meant
            if (clause.path("rule").asText().equals("FB-MODEL")) {
                lines.add("  “" + Cell.of(clause, "clause") + "” → " + Cell.of(clause, "reading"));
            }
        });
        plan.path("changes")
                .forEach(change -> lines.add("  - " + Cell.of(change, "subject") + ": " + Cell.of(change, "from")
                        + " → " + Cell.of(change, "to") + " (" + Cell.of(change, "reason") + ")"));
        if (plan.path("recommendation").hasNonNull("statement")) {
            lines.add("  " + plan.path("recommendation").path("statement").asText());
        }
        return lines;
    }
}
