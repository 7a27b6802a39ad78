package io.incubator.ai.planner.blueprint;

import io.incubator.ai.planner.blueprint.Blueprint.Component;
import io.incubator.ai.planner.blueprint.Blueprint.Kind;
import io.incubator.ai.planner.blueprint.Blueprint.Relation;
import java.util.List;
import java.util.Map;

/// Draws who talks to whom.
final class ArchitectureDiagram {
    private ArchitectureDiagram() {}

    static String draw(List<Component> components, List<Relation> relations, Map<String, String> moduleNames) {
        StringBuilder out = new StringBuilder("flowchart TB\n");
        for (Component component : components) {
            if (component.modules().size() > 1) {
                out.append("  subgraph %s[%s]\n    direction LR\n".formatted(component.id(), label(component)));
                component
                        .modules()
                        .forEach(module -> out.append("    %s_%s[%s]\n"
                                .formatted(component.id(), module, Mermaid.quoted(moduleNames.get(module)))));
                out.append("  end\n");
            } else {
                out.append("  ").append(component.id()).append(shape(component)).append('\n');
            }
        }
        for (Relation relation : relations) {
            out.append("  %s %s|%s| %s\n"
                    .formatted(
                            relation.from(),
                            relation.async() ? "-.->" : "-->",
                            Mermaid.quoted(relation.label()),
                            relation.to()));
        }
        return out.toString();
    }

    static String shape(Component component) {
        String label = label(component);
        return switch (component.kind()) {
            case ACTOR -> "([" + label + "])";
            case STORE -> "[(" + label + ")]";
            case QUEUE -> "[[" + label + "]]";
            case GATEWAY -> "{{" + label + "}}";
            case EXTERNAL, MODEL -> "[/" + label + "/]";
            default -> "[" + label + "]";
        };
    }

    static String label(Component component) {
        boolean bare = component.technology().isEmpty() || component.kind() == Kind.ACTOR;
        return Mermaid.quoted(bare ? component.name() : component.name() + " (" + component.technology() + ")");
    }
}
