package io.incubator.ai.planner.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.ai.planner.BundleFile;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.io.UncheckedIOException;
import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import java.util.ArrayList;
import java.util.List;

/// All files of a plan.
public final class Bundle {
    private static final String MARKDOWN = "text/markdown";
    private static final String JSON = "application/json";

    /// Line feeds on every machine, so that bundles are the same byte for byte.
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private final KnowledgeBase knowledge;
    private final ObjectMapper json = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .setDefaultPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));

    public Bundle(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    public List<BundleFile> render(Plan plan) {
        Words words = new Words(knowledge, plan.language());
        List<BundleFile> files = new ArrayList<>();
        files.add(new BundleFile("plan.md", MARKDOWN, new PlanReport(words, plan).write()));
        files.add(new BundleFile("options.md", MARKDOWN, new OptionsReport(words, plan).write()));
        files.add(new BundleFile("plan.json", JSON, json(plan)));
        for (Blueprint.Diagram diagram : plan.blueprint().diagrams()) {
            files.add(new BundleFile("diagrams/" + diagram.name() + ".mmd", "text/vnd.mermaid", diagram.source()));
        }
        files.add(new BundleFile("tasks.json", JSON, json(plan.roadmap())));
        files.add(new BundleFile("tasks.csv", "text/csv", TasksCsv.write(plan.roadmap())));
        return files;
    }

    private String json(Object value) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
