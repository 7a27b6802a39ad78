package io.incubator.ai.planner.bundle;

import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.option.PlanOption;
import java.util.List;

/// `AGENTS.md` (agents.md): what a coding agent has to know before it touches the repository.
record AgentsFile(Words words, Plan plan, PlanOption option) {

    String write() {
        Markdown out = new Markdown().heading(1, "AGENTS.md");
        out.heading(2, "Project overview")
                .paragraph(words.get(
                        "agents.overview", plan.understanding().archetype().name()))
                .list(plan.blueprint().components().stream()
                        .map(AgentsFile::component)
                        .toList());
        out.heading(2, "Setup and test commands")
                .code(words.get("agents.commands." + option.classes().get("language_framework"))
                        .replace("; ", "\n"));
        out.heading(2, "Architecture rules")
                .list(plan.blueprint().explanation().get(2).statements());
        out.heading(2, "Code style")
                .list(List.of(
                        words.get("agents.style.feature"),
                        words.get("agents.style.names"),
                        words.get("agents.style.small")));
        out.heading(2, "Testing instructions")
                .list(List.of(
                        words.get("plan.check.tests"),
                        words.get("agents.test.contract"),
                        words.get("agents.test.tasks")));
        out.heading(2, "Security considerations")
                .list(List.of(
                        words.get("agents.security.access"),
                        words.get("agents.security.secrets"),
                        words.get("agents.security.data")));
        out.heading(2, "Pull requests").list(List.of(words.get("agents.pr.contract"), words.get("agents.pr.decision")));
        return out.text();
    }

    private static String component(Blueprint.Component component) {
        return component.id()
                + ": "
                + component.name()
                + (component.technology().isEmpty() ? "" : " (" + component.technology() + ")")
                + (component.modules().isEmpty() ? "" : " — " + String.join(", ", component.modules()));
    }
}
