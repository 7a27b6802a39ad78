package io.incubator.ai.planner.structurizr;

import io.incubator.ai.planner.blueprint.Blueprint;
import io.incubator.ai.planner.blueprint.Blueprint.Component;
import io.incubator.ai.planner.blueprint.Blueprint.Kind;
import io.incubator.ai.planner.blueprint.Blueprint.Relation;
import io.incubator.ai.planner.document.Words;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes a workspace with system context, container and deployment view in the Structurizr DSL.
public final class WorkspaceWriter {
    private static final Set<Kind> OUTSIDE = EnumSet.of(Kind.ACTOR, Kind.EXTERNAL);

    private final Words words;
    private final Blueprint blueprint;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> names = new HashMap<>();

    private WorkspaceWriter(Words words, Blueprint blueprint) {
        this.words = words;
        this.blueprint = blueprint;
        Set<String> taken = new HashSet<>();
        for (Component component : blueprint.components()) {
            // the DSL wants every name once; a service and its database share theirs
            String name = taken.add(component.name()) ? component.name() : component.name() + " · " + component.id();
            taken.add(name);
            names.put(component.id(), name);
        }
    }

    /// Writes the workspace.
    ///
    /// @param title name of the product
    /// @param platform where it is deployed
    public static String write(Words words, Blueprint blueprint, String title, String platform) {
        return new WorkspaceWriter(words, blueprint).workspace(title, platform);
    }

    private String workspace(String title, String platform) {
        line(0, "workspace " + quoted(title) + " {");
        line(1, "model {");
        components(Kind.ACTOR).forEach(c -> line(2, identifier(c) + " = person " + quoted(name(c))));
        components(Kind.EXTERNAL)
                .forEach(c -> line(
                        2,
                        identifier(c) + " = softwareSystem " + quoted(name(c)) + " {\n"
                                + "      tags \"External\"\n    }"));
        line(2, "product = softwareSystem " + quoted(title) + " {");
        inside().forEach(this::container);
        line(2, "}");
        relations();
        deployment(platform);
        line(1, "}");
        views();
        line(0, "}");
        return out.toString();
    }

    private void container(Component component) {
        line(
                3,
                "%s = container %s %s %s {\n        tags \"%s\"\n      }"
                        .formatted(
                                identifier(component),
                                quoted(name(component)),
                                quoted(modules(component)),
                                quoted(component.technology()),
                                component.kind()));
    }

    private String modules(Component component) {
        return blueprint.modules().stream()
                .filter(m -> component.modules().contains(m.id()))
                .map(Blueprint.Module::name)
                .collect(Collectors.joining(", "));
    }

    private void relations() {
        Set<String> drawn = new HashSet<>();
        for (Relation relation : blueprint.relations()) {
            String line = "c_" + relation.from() + " -> c_" + relation.to() + " " + quoted(relation.label());
            if (drawn.add(line)) {
                line(2, line);
            }
        }
    }

    private void deployment(String platform) {
        line(2, "deploymentEnvironment \"Production\" {");
        Map<String, List<Component>> places = Map.of(
                words.get("blueprint.zone-users"),
                inside().stream().filter(c -> c.kind() == Kind.CLIENT).toList(),
                platform,
                inside().stream()
                        .filter(c ->
                                EnumSet.of(Kind.GATEWAY, Kind.UNIT, Kind.WORKER).contains(c.kind()))
                        .toList(),
                words.get("blueprint.zone-data"),
                inside().stream()
                        .filter(c ->
                                EnumSet.of(Kind.STORE, Kind.QUEUE, Kind.MODEL).contains(c.kind()))
                        .toList());
        places.entrySet().stream()
                .filter(place -> !place.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(place -> {
                    line(3, "deploymentNode " + quoted(place.getKey()) + " {");
                    place.getValue().forEach(c -> line(4, "containerInstance " + identifier(c)));
                    line(3, "}");
                });
        line(2, "}");
    }

    private void views() {
        line(1, "views {");
        for (String view : List.of("systemContext product \"Context\"", "container product \"Containers\"")) {
            line(2, view + " {");
            line(3, "include *");
            line(3, "autoLayout lr");
            line(2, "}");
        }
        line(2, "deployment product \"Production\" \"Deployment\" {");
        line(3, "include *");
        line(3, "autoLayout lr");
        line(2, "}");
        line(2, "styles {");
        style("Person", "shape Person");
        style("STORE", "shape Cylinder");
        style("QUEUE", "shape Pipe");
        style("External", "background #999999");
        line(2, "}");
        line(1, "}");
    }

    private void style(String tag, String rule) {
        line(3, "element \"" + tag + "\" {");
        line(4, rule);
        line(3, "}");
    }

    private List<Component> components(Kind kind) {
        return blueprint.components().stream().filter(c -> c.kind() == kind).toList();
    }

    private List<Component> inside() {
        return blueprint.components().stream()
                .filter(c -> !OUTSIDE.contains(c.kind()))
                .toList();
    }

    private String name(Component component) {
        return names.get(component.id());
    }

    private static String identifier(Component component) {
        return "c_" + component.id();
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }

    /// In quotes, on one line; `$` before a brace would be replaced by the parser.
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"') {
                quoted.append('\'');
            } else if (c == '\\') {
                quoted.append('/');
            } else if (c == '$') {
                quoted.append('＄');
            } else {
                quoted.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
            }
        });
        return quoted.append('"').toString();
    }
}
