package io.incubator.project.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/// Compares two plans set by set: what is only in one, what is in both and not the same. A plan is the planner's, so
/// what it does not have is treated as empty.
public final class PlanComparison {
    private final Side from;
    private final Side to;

    /// A revision with its plan.
    public record Side(UUID revisionId, int number, JsonNode plan) {
        private DecisionDiff.Side named() {
            return new DecisionDiff.Side(revisionId, number);
        }
    }

    public PlanComparison(Side from, Side to) {
        this.from = from;
        this.to = to;
    }

    /// The differences, with their text.
    public DecisionDiff diff() {
        DecisionDiff.Options options = new OptionComparison(from.plan(), to.plan()).compare();
        DecisionDiff.Members constraints =
                members("/understanding/demands", PlanComparison::demand, d -> text(d, "label"), d -> demand(d));
        DecisionDiff.Members components = members(
                "/blueprint/components",
                c -> text(c, "id"),
                c -> text(c, "name"),
                c -> text(c, "name") + technology(c));
        DecisionDiff.Members tasks = members("/roadmap/tasks", t -> text(t, "id"), t -> text(t, "title"), this::task);
        List<DecisionDiff.Change> decisions = Choices.changes(leading(from.plan()), leading(to.plan()));
        List<DecisionDiff.Amount> weights = Amounts.changes(weights(from.plan()), weights(to.plan()));
        List<DecisionDiff.Change> circumstances = circumstances();
        List<String> answered = questions(from.plan(), to.plan());
        List<String> asked = questions(to.plan(), from.plan());
        DecisionDiff.Amount complexity = complexity();
        boolean same = decisions.isEmpty()
                && options.added().isEmpty()
                && options.removed().isEmpty()
                && options.kept().isEmpty()
                && weights.isEmpty()
                && circumstances.isEmpty()
                && constraints.none()
                && answered.isEmpty()
                && asked.isEmpty()
                && components.none()
                && tasks.none();
        DecisionDiff diff = new DecisionDiff(
                from.named(),
                to.named(),
                same,
                decisions,
                options,
                weights,
                circumstances,
                constraints,
                answered,
                asked,
                components,
                tasks,
                complexity,
                null);
        return DiffText.added(diff);
    }

    private List<DecisionDiff.Change> circumstances() {
        Map<String, JsonNode> before = byKey(from.plan(), "/understanding/values", v -> text(v, "key"));
        Map<String, JsonNode> after = byKey(to.plan(), "/understanding/values", v -> text(v, "key"));
        return changes(before, after, v -> text(v, "label"), v -> values(v, "value"));
    }

    private DecisionDiff.Members members(
            String path,
            Function<JsonNode, String> key,
            Function<JsonNode, String> name,
            Function<JsonNode, String> content) {
        Map<String, JsonNode> before = byKey(from.plan(), path, key);
        Map<String, JsonNode> after = byKey(to.plan(), path, key);
        List<DecisionDiff.Change> changed = changes(before, after, name, content).stream()
                .filter(change -> change.from() != null && change.to() != null)
                .toList();
        return new DecisionDiff.Members(only(after, before, name), only(before, after, name), changed);
    }

    private static List<DecisionDiff.Member> only(
            Map<String, JsonNode> these, Map<String, JsonNode> others, Function<JsonNode, String> name) {
        return these.entrySet().stream()
                .filter(e -> !others.containsKey(e.getKey()))
                .map(e -> new DecisionDiff.Member(e.getKey(), name.apply(e.getValue())))
                .toList();
    }

    static List<DecisionDiff.Change> changes(
            Map<String, JsonNode> before,
            Map<String, JsonNode> after,
            Function<JsonNode, String> name,
            Function<JsonNode, String> content) {
        Map<String, JsonNode> all = new LinkedHashMap<>(before);
        all.putAll(after);
        List<DecisionDiff.Change> changes = new ArrayList<>();
        all.forEach((key, node) -> {
            String was = before.containsKey(key) ? content.apply(before.get(key)) : null;
            String is = after.containsKey(key) ? content.apply(after.get(key)) : null;
            if (!Objects.equals(was, is)) {
                changes.add(new DecisionDiff.Change(key, name.apply(node), was, is));
            }
        });
        return changes;
    }

    /// Elements of a list by a key; of several with one key, as in sets written element by element, all are kept.
    private static Map<String, JsonNode> byKey(JsonNode plan, String path, Function<JsonNode, String> key) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        plan.at(path).forEach(node -> found.merge(key.apply(node), node, PlanComparison::joined));
        return found;
    }

    private static JsonNode joined(JsonNode first, JsonNode second) {
        if (!first.isObject() || !first.has("value")) {
            return first;
        }
        com.fasterxml.jackson.databind.node.ObjectNode both = first.deepCopy();
        both.put("value", values(first, "value") + ", " + values(second, "value"));
        return both;
    }

    private static JsonNode leading(JsonNode plan) {
        String id = plan.at("/recommendation/option").asText();
        return plan.path("options")
                .valueStream()
                .filter(option -> text(option, "id").equals(id))
                .findFirst()
                .orElse(plan.path("options").path(0));
    }

    private static Map<String, Double> weights(JsonNode plan) {
        Map<String, Double> weights = new LinkedHashMap<>();
        plan.at("/perspectives/weights")
                .properties()
                .forEach(e -> weights.put(e.getKey(), e.getValue().asDouble()));
        return weights;
    }

    private static List<String> questions(JsonNode in, JsonNode notIn) {
        List<String> others = notIn.at("/understanding/questions")
                .valueStream()
                .map(q -> text(q, "key"))
                .toList();
        return in.at("/understanding/questions")
                .valueStream()
                .map(q -> text(q, "key"))
                .filter(key -> !others.contains(key))
                .toList();
    }

    private DecisionDiff.Amount complexity() {
        JsonNode before = from.plan().at("/complexity/value");
        JsonNode after = to.plan().at("/complexity/value");
        return before.isNumber() && after.isNumber()
                ? new DecisionDiff.Amount("complexity", "complexity", before.asDouble(), after.asDouble())
                : null;
    }

    private static String demand(JsonNode demand) {
        return (demand.path("required").asBoolean() ? "+" : "-") + text(demand, "label");
    }

    private static String technology(JsonNode component) {
        String technology = text(component, "technology");
        return technology.isEmpty() ? "" : " (" + technology + ")";
    }

    private String task(JsonNode task) {
        return text(task, "title") + " · " + text(task, "phase") + " · "
                + task.at("/estimate/expected").asText() + " d · "
                + String.join(
                        ", ",
                        task.path("after").valueStream().map(JsonNode::asText).toList());
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static String values(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
