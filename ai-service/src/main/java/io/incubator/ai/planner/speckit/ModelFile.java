package io.incubator.ai.planner.speckit;

import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.blueprint.DataType;
import io.incubator.ai.planner.blueprint.Entity;
import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import java.util.ArrayList;
import java.util.List;

/// `data-model.md`: entities, fields, relationships, rules and states.
record ModelFile(Words words, Plan plan) {

    String write() {
        Markdown out = new Markdown().heading(1, "Data Model").paragraph(words.get("model.given"));
        plan.blueprint().entities().forEach(entity -> entity(out, entity));
        return out.text();
    }

    private void entity(Markdown out, Entity entity) {
        out.heading(2, entity.id());
        out.paragraph(words.get("model.where", entity.schema() + "." + entity.table(), entity.component()));
        if (!entity.fields().isEmpty()) {
            out.tableHead(List.of(words.get("col.field"), words.get("col.type"), words.get("col.rules")));
            entity.fields().forEach(f -> out.row(List.of(f.name(), f.type().sql(), rules(f))));
            out.end();
        }
        out.list(entity.references().stream()
                .map(r -> words.get(r.enforced() ? "model.reference" : "model.elsewhere", r.name(), r.target()))
                .toList());
        entity.fields().stream()
                .filter(f -> f.type() == DataType.ENUM && f.name().matches("status|state"))
                .forEach(f -> out.labelled(words.get("model.states"), String.join(" → ", f.values())));
    }

    private String rules(Entity.Field field) {
        List<String> rules = new ArrayList<>();
        if (field.required()) {
            rules.add(words.get("model.required"));
        }
        if (field.unique()) {
            rules.add(words.get("model.unique"));
        }
        if (!field.values().isEmpty()) {
            rules.add(String.join(" / ", field.values()));
        }
        return String.join(", ", rules);
    }
}
