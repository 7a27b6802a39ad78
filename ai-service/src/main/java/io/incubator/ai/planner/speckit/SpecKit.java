package io.incubator.ai.planner.speckit;

import io.incubator.ai.planner.BundleFile;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.option.PlanOption;
import java.util.List;

/// Writes the folder `specs/001-…` of a plan.
///
/// @param product short name; `folder` with a slash at its end
public record SpecKit(Words words, Plan plan, String product, String folder) {
    private static final String MARKDOWN = "text/markdown";

    /// The folder of a plan, named after the kind of product.
    public static SpecKit of(Words words, Plan plan, String product) {
        return new SpecKit(words, plan, product, "specs/001-" + product + "/");
    }

    /// All files but the contract, in the order Spec Kit makes them.
    ///
    /// @param research the decisions, written by whoever knows their reasons
    public List<BundleFile> files(String research) {
        PlanOption option = plan.options().stream()
                .filter(o -> o.id().equals(plan.blueprint().option()))
                .findFirst()
                .orElseThrow();
        Stories stories = Stories.of(plan);
        return List.of(
                file("spec.md", new SpecFile(words, plan, stories).write()),
                file("plan.md", new PlanFile(words, plan, option, folder).write()),
                file("research.md", research),
                file("data-model.md", new ModelFile(words, plan).write()),
                file("quickstart.md", new QuickstartFile(words, plan, option, product).write()),
                file("tasks.md", new TasksFile(words, plan, stories, folder).write()));
    }

    private BundleFile file(String name, String content) {
        return new BundleFile(folder + name, MARKDOWN, content);
    }

    /// A fact of the brief or an assumption, for people.
    static String fact(Words words, Plan plan, String key) {
        List<String> values = plan.understanding().values().stream()
                .filter(v -> v.key().equals(key))
                .map(v -> words.value(v.value()))
                .toList();
        return values.isEmpty() ? words.get("none") : String.join(", ", values);
    }
}
