package io.incubator.ai.planner.speckit;

import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.blueprint.Names;
import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.option.PlanOption;
import java.util.List;

/// `plan.md`: how it is built.
record PlanFile(Words words, Plan plan, PlanOption option, String folder) {

    String write() {
        Markdown out = new Markdown();
        out.heading(
                1, "Implementation Plan: " + plan.understanding().archetype().name());
        out.labelled("Spec:", "spec.md");
        out.heading(2, "Summary").list(plan.blueprint().explanation().get(2).statements());
        out.heading(2, "Technical Context");
        out.labelled("Language/Version:", technology(Axis.LANGUAGE_FRAMEWORK));
        out.labelled("Primary Dependencies:", technology(Axis.FRONTEND) + "; " + technology(Axis.MESSAGING));
        out.labelled("Storage:", technology(Axis.PRIMARY_DATASTORE) + "; " + technology(Axis.SECONDARY_STORE));
        out.labelled("Testing:", words.get("plan.testing"));
        out.labelled("Target Platform:", technology(Axis.DEPLOYMENT));
        out.labelled("Project Type:", option.classes().get("frontend").equals("none") ? "single" : "web");
        out.labelled("Performance Goals:", "p95 ≤ " + SpecKit.fact(words, plan, "performance.p95Ms") + " ms");
        out.labelled("Constraints:", SpecKit.fact(words, plan, "compliance"));
        out.labelled("Scale/Scope:", SpecKit.fact(words, plan, "users.peakConcurrent"));
        out.heading(2, "Constitution Check")
                .list(List.of(
                        words.get("plan.check.contract"),
                        words.get("plan.check.modules"),
                        words.get("plan.check.tasks"),
                        words.get("plan.check.tests")));
        out.heading(2, "Project Structure");
        out.code(structure());
        out.heading(2, "Complexity Tracking").list(option.risks());
        return out.text();
    }

    private String technology(Axis axis) {
        return option.choice(axis).technology();
    }

    private String structure() {
        StringBuilder tree = new StringBuilder(folder)
                .append("\n  spec.md  plan.md  research.md  data-model.md  quickstart.md  tasks.md\n")
                .append("  contracts/openapi.yaml\n");
        for (Blueprint.Component component : plan.blueprint().components()) {
            switch (component.kind()) {
                case CLIENT -> tree.append("frontend/\n");
                case UNIT, WORKER -> {
                    tree.append("backend/")
                            .append(Names.kebab(component.id().replaceFirst("^u_", "")))
                            .append("/\n");
                    component.modules().forEach(m -> tree.append("  ").append(m).append("/\n"));
                }
                default -> {
                    // not ours to write
                }
            }
        }
        return tree.toString();
    }
}
