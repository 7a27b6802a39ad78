package io.incubator.ai.planner.bundle;

import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import java.util.List;

/// `blueprint.md`: the parts, explained three times.
record BlueprintReport(Words words, Blueprint blueprint) {

    String write() {
        Markdown out = new Markdown().heading(1, words.get("blueprint.title"));
        blueprint.explanation().forEach(l -> out.heading(2, l.title()).list(l.statements()));
        out.heading(2, words.get("col.components"))
                .tableHead(List.of(words.get("col.components"), words.get("col.technology"), words.get("col.module")));
        blueprint.components().forEach(c -> out.row(List.of(c.name(), c.technology(), String.join(", ", c.modules()))));
        out.end();
        out.heading(2, words.get("col.endpoints"))
                .tableHead(List.of(words.get("col.endpoints"), words.get("col.content"), words.get("col.entities")));
        blueprint.endpoints().forEach(e -> out.row(List.of(e.operation(), e.purpose(), e.entity())));
        return out.end().text();
    }
}
