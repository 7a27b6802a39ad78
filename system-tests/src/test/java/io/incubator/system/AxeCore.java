package io.incubator.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// axe-core, which judges pages by the rules of accessibility (WCAG 2.2 A and AA, and its own best practices).
///
/// @param source its script
record AxeCore(String source) {
    private static final String RUN = """
            ;const done = arguments[arguments.length - 1];
            axe.run(document, { preload: false }).then((found) => done(found.violations), (e) => done([String(e)]));""";

    /// As npm has it.
    static AxeCore installed() throws IOException, InterruptedException {
        Path folder = Path.of("pages");
        NodeProject.in(folder, "The pages are NOT judged by axe-core");
        return new AxeCore(Files.readString(folder.resolve("node_modules/axe-core/axe.min.js")));
    }

    /// What it finds wrong with the page a browser shows.
    List<String> violations(Chromium browser) {
        List<String> violations = new ArrayList<>();
        for (JsonNode violation : browser.run(source + RUN)) {
            violations.add(
                    violation.isTextual()
                            ? violation.asText()
                            : "%s (%s): %s %s %s"
                                    .formatted(
                                            violation.path("id").asText(),
                                            violation.path("impact").asText(),
                                            violation.path("help").asText(),
                                            violation.path("nodes").findValuesAsText("html"),
                                            violation.path("nodes").findValuesAsText("failureSummary")));
        }
        return violations;
    }
}
