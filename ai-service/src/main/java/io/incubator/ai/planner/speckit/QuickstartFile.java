package io.incubator.ai.planner.speckit;

import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.blueprint.Endpoint;
import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.option.PlanOption;

/// `quickstart.md`: how to see on the first day that the plan holds.
record QuickstartFile(Words words, Plan plan, PlanOption option, String product) {

    String write() {
        Endpoint first = plan.blueprint().endpoints().stream()
                .filter(e -> plan.roadmap().tasks().stream()
                        .anyMatch(t -> t.template().equals("slice")
                                && t.builds().endpoints().contains(e.id())))
                .findFirst()
                .orElseGet(() -> plan.blueprint().endpoints().getFirst());
        Markdown out = new Markdown().heading(1, "Quickstart");
        out.heading(2, words.get("quickstart.mock"))
                .code("npx @stoplight/prism-cli mock openapi.yaml\ncurl -X " + first.method()
                        + " -H 'Authorization: Bearer test' -H 'Content-Type: application/vnd." + product
                        + ".v1+json' \\\n  -d '{}' http://127.0.0.1:4010"
                        + first.path().replaceAll("\\{[^}]*}", "01970b3e-7c1a-7000-8000-000000000001")
                        + "\n");
        out.heading(2, words.get("quickstart.schema"))
                .code("createdb product\npsql -v ON_ERROR_STOP=1 -d product -f schema.sql\n");
        out.heading(2, words.get("quickstart.slice"))
                .paragraph(words.get(
                        "quickstart.done",
                        first.operation(),
                        option.choice(Axis.DEPLOYMENT).technology()));
        return out.text();
    }
}
