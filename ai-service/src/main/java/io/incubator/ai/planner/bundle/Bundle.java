package io.incubator.ai.planner.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.ai.planner.BundleFile;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.api.OpenApiWriter;
import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.blueprint.Mermaid;
import io.incubator.ai.planner.blueprint.Names;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.feedback.RevisionReport;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.option.PlanOption;
import io.incubator.ai.planner.record.DecisionRecords;
import io.incubator.ai.planner.roadmap.Gantt;
import io.incubator.ai.planner.schema.SchemaWriter;
import io.incubator.ai.planner.speckit.SpecKit;
import io.incubator.ai.planner.structurizr.WorkspaceWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// All files of a plan.
public final class Bundle {
    private static final String MARKDOWN = "text/markdown";
    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";

    /// Products that speak PostgreSQL's dialect.
    private static final Pattern POSTGRESQL =
            Pattern.compile("(?i)postgres|citus|cockroach|yugabyte|timescale|supabase|neon|aurora");

    /// Line feeds on every machine, so that bundles are the same byte for byte; narrow, since plans nest deeply.
    private static final DefaultIndenter INDENT = new DefaultIndenter(" ", "\n");

    private final KnowledgeBase knowledge;
    private final ObjectMapper json = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .setDefaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(INDENT));

    /// A renderer with the phrases and records of a knowledge base.
    public Bundle(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    /// Renders a plan: an index first, then what people read, what programs read, and what teams start
    /// with.
    public List<BundleFile> render(Plan plan) {
        Words words = new Words(knowledge, plan.language());
        Blueprint blueprint = plan.blueprint();
        PlanOption option = plan.options().stream()
                .filter(o -> o.id().equals(blueprint.option()))
                .findFirst()
                .orElseThrow();
        String name = plan.understanding().archetype().name();
        String product = Names.kebab(plan.understanding().archetype().id());
        String contract = OpenApiWriter.write(words, blueprint, product, name);
        DecisionRecords decisions = new DecisionRecords(knowledge, words, plan);
        SpecKit specKit = SpecKit.of(words, plan, product);
        List<BundleFile> files = new ArrayList<>();
        files.add(new BundleFile("plan.md", MARKDOWN, new PlanReport(words, plan).write()));
        files.add(new BundleFile("options.md", MARKDOWN, new OptionsReport(words, plan).write()));
        files.add(new BundleFile("blueprint.md", MARKDOWN, new BlueprintReport(words, blueprint).write()));
        files.add(new BundleFile("traceability.md", MARKDOWN, new TraceReport(words, plan.traceability()).write()));
        files.add(new BundleFile("plan.json", JSON, json(plan)));
        files.add(new BundleFile("traceability.json", JSON, json(plan.traceability())));
        for (Blueprint.Diagram diagram : blueprint.diagrams()) {
            files.add(diagram(diagram.name(), diagram.source()));
        }
        files.add(diagram("gantt", Gantt.draw(plan.roadmap(), words.get("roadmap"), Mermaid::plain)));
        files.add(new BundleFile("openapi.yaml", YAML, contract));
        files.add(new BundleFile("schema.sql", "application/sql", schema(words, blueprint, option)));
        files.add(new BundleFile(
                "workspace.dsl",
                "text/plain",
                WorkspaceWriter.write(
                        words, blueprint, name, option.choice(Axis.DEPLOYMENT).technology())));
        files.add(new BundleFile("tasks.json", JSON, json(plan.roadmap())));
        files.add(new BundleFile("tasks.csv", "text/csv", TasksCsv.write(plan.roadmap())));
        files.add(new BundleFile("AGENTS.md", MARKDOWN, new AgentsFile(words, plan, option).write()));
        files.addAll(decisions.files());
        files.addAll(specKit.files(decisions.research()));
        files.add(new BundleFile(specKit.folder() + "contracts/openapi.yaml", YAML, contract));
        files.addFirst(new BundleFile("README.md", MARKDOWN, new ReadmeFile(words, name, files).write()));
        if (plan.cause() != null) {
            // not in the index: what a remark does not touch stays as it was, the index included
            files.add(new BundleFile(
                    "revision.md", MARKDOWN, new RevisionReport(plan.language()).write(plan.cause(), plan.changes())));
        }
        return files;
    }

    private static BundleFile diagram(String name, String source) {
        return new BundleFile("diagrams/" + name + ".mmd", "text/vnd.mermaid", source);
    }

    private static String schema(Words words, Blueprint blueprint, PlanOption option) {
        PlanOption.Choice store = option.choice(Axis.PRIMARY_DATASTORE);
        boolean relational = store.type().equals("relational")
                || store.type().equals("relational_sharded")
                || store.type().equals("distributed_sql");
        boolean dialect = relational && POSTGRESQL.matcher(store.technology()).find();
        return SchemaWriter.write(words, blueprint, store.technology(), dialect);
    }

    private String json(Object value) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
