package io.incubator.ai.planner.blueprint;

import io.incubator.ai.planner.blueprint.Blueprint.Component;
import io.incubator.ai.planner.blueprint.Blueprint.Kind;
import io.incubator.ai.planner.blueprint.Blueprint.Relation;
import io.incubator.ai.planner.knowledge.Axis;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Draws what runs where and in how many copies.
final class DeploymentDiagram {
    private static final Set<Kind> RUNNING = EnumSet.of(Kind.GATEWAY, Kind.UNIT, Kind.WORKER);
    private static final Set<Kind> KEEPING = EnumSet.of(Kind.STORE, Kind.QUEUE);

    private final Design design;

    DeploymentDiagram(Design design) {
        this.design = design;
    }

    String draw(List<Component> components, List<Relation> relations) {
        StringBuilder out = new StringBuilder("flowchart LR\n");
        group(out, "users", design.text("zone-users"), components, EnumSet.of(Kind.ACTOR, Kind.CLIENT));
        group(out, "platform", design.technology(Axis.DEPLOYMENT), components, RUNNING);
        group(out, "keeping", design.text("zone-data"), components, KEEPING);
        group(out, "outside", design.text("zone-outside"), components, EnumSet.of(Kind.EXTERNAL, Kind.MODEL));
        if (components.stream().anyMatch(c -> c.id().equals("db"))) {
            out.append("  backup[(%s)]\n  db -.->|%s| backup\n"
                    .formatted(Mermaid.quoted(design.text("backup")), Mermaid.quoted(design.text("daily"))));
        }
        for (Relation relation : relations) {
            out.append("  %s %s %s\n".formatted(relation.from(), relation.async() ? "-.->" : "-->", relation.to()));
        }
        return out.toString();
    }

    private void group(StringBuilder out, String id, String name, List<Component> components, Set<Kind> kinds) {
        List<Component> members =
                components.stream().filter(c -> kinds.contains(c.kind())).toList();
        if (members.isEmpty()) {
            return;
        }
        out.append("  subgraph %s[%s]\n".formatted(id, Mermaid.quoted(name)));
        for (Component member : members) {
            Component shown = new Component(
                    member.id(), copies(member) + member.name(), member.kind(), member.technology(), List.of());
            out.append("    ")
                    .append(shown.id())
                    .append(ArchitectureDiagram.shape(shown))
                    .append('\n');
        }
        out.append("  end\n");
    }

    private String copies(Component component) {
        boolean copied = RUNNING.contains(component.kind()) || KEEPING.contains(component.kind());
        return copied && design.replicas() > 1 ? design.replicas() + "× " : "";
    }
}
