package io.incubator.ai.planner.blueprint;

import io.incubator.ai.planner.blueprint.Blueprint.Component;
import io.incubator.ai.planner.blueprint.Blueprint.Kind;
import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.Text;
import java.util.List;

/// Draws how the parts work together over time.
final class Sequences {
    private final Design design;
    private final Blueprint parts;
    private final Component entry;
    private final Component caller;
    private final Component unit;

    Sequences(Design design, Blueprint parts) {
        this.design = design;
        this.parts = parts;
        Component client = parts.first(Kind.CLIENT);
        this.entry = client == null ? parts.first(Kind.ACTOR) : client;
        this.caller = design.archetype().request().machine()
                ? parts.components().stream()
                        .filter(c -> c.id().equals("devices"))
                        .findFirst()
                        .orElse(entry)
                : entry;
        this.unit = parts.ofModule(design.archetype().request().module());
    }

    /// The typical request, with the question asked of another module on the way.
    String request() {
        Archetype.Flow flow = design.archetype().request();
        SequenceDiagram diagram = new SequenceDiagram();
        Component collaborator = parts.ofModule(flow.collaborator());
        Component store = storeOf(unit);
        String next = enter(diagram, flow.operation());
        if (collaborator.equals(unit)) {
            diagram.note(
                    unit.id(),
                    design.text(
                            "in-process",
                            text(design.archetype().module(flow.collaborator()).name()),
                            text(flow.question())));
        } else {
            diagram.participant(collaborator.id(), collaborator.name());
            diagram.call(unit.id(), collaborator.id(), text(flow.question()));
            diagram.answer(collaborator.id(), unit.id(), design.text("yes"));
        }
        askModel(diagram);
        diagram.participant(store.id(), store.technology());
        diagram.open("alt", design.text("accepted"));
        diagram.call(unit.id(), store.id(), design.text("write", text(flow.purpose())));
        Component queue = parts.first(Kind.QUEUE);
        if (queue != null && design.archetype().task().follows()) {
            diagram.participant(queue.id(), queue.technology());
            boolean same = design.is(Axis.MESSAGING, "db_queue");
            diagram.post(
                    unit.id(),
                    queue.id(),
                    design.text(
                            same ? "job-same-tx" : "job-after-commit",
                            text(design.archetype().task().name())));
        }
        diagram.answer(store.id(), unit.id(), design.text("committed"));
        leave(diagram, next, "201 Created");
        diagram.otherwise(design.text("refused"));
        leave(diagram, next, design.text("problem"));
        return diagram.close().draw();
    }

    /// An assistant answers with the help of its model; elsewhere the model works in the background.
    private void askModel(SequenceDiagram diagram) {
        Component model = parts.first(Kind.MODEL);
        if (model != null && design.archetype().id().equals("assistant")) {
            diagram.participant(model.id(), model.technology());
            diagram.call(unit.id(), model.id(), design.text("prompt"));
            diagram.answer(model.id(), unit.id(), design.text("draft-answer"));
        }
    }

    private String enter(SequenceDiagram diagram, String operation) {
        Component gateway = parts.first(Kind.GATEWAY);
        diagram.participant(caller.id(), caller.name());
        if (gateway != null && !gateway.equals(unit)) {
            diagram.participant(gateway.id(), gateway.name());
            diagram.participant(unit.id(), unit.name());
            diagram.call(caller.id(), gateway.id(), operation);
            diagram.call(gateway.id(), unit.id(), operation);
            return gateway.id();
        }
        diagram.participant(unit.id(), unit.name());
        diagram.call(caller.id(), unit.id(), operation);
        return caller.id();
    }

    private void leave(SequenceDiagram diagram, String next, String message) {
        diagram.answer(unit.id(), next, message);
        if (!next.equals(caller.id())) {
            diagram.answer(next, caller.id(), message);
        }
    }

    /// The typical long task: accepted at once, worked on later, its state visible all the time.
    String async() {
        Archetype.Task task = design.archetype().task();
        Component owner = parts.ofModule(task.module());
        Component store = storeOf(owner);
        Component queue = parts.first(Kind.QUEUE);
        Component worker = parts.first(Kind.WORKER);
        SequenceDiagram diagram = new SequenceDiagram()
                .participant(entry.id(), entry.name())
                .participant(owner.id(), owner.name())
                .participant(store.id(), store.technology());
        List<String> states = task.states();
        diagram.call(entry.id(), owner.id(), text(task.name()));
        diagram.call(owner.id(), store.id(), design.text("state", states.getFirst()));
        String doer = owner.id();
        if (queue != null && worker != null) {
            diagram.participant(queue.id(), queue.technology()).participant(worker.id(), worker.name());
            diagram.post(owner.id(), queue.id(), text(task.name()));
            doer = worker.id();
        }
        diagram.answer(owner.id(), entry.id(), "202 Accepted + Location");
        if (queue != null && worker != null) {
            diagram.call(worker.id(), queue.id(), design.text("claim"));
        }
        for (int i = 1; i < states.size() - 1; i++) {
            diagram.call(doer, store.id(), design.text("state", states.get(i)));
        }
        diagram.open("alt", design.text("works"));
        diagram.call(doer, store.id(), design.text("state-effect", states.getLast(), text(task.effect())));
        diagram.otherwise(design.text("fails-once"));
        diagram.call(doer, store.id(), design.text("retry-state"));
        diagram.note(doer, design.text("idempotent"));
        diagram.otherwise(design.text("fails-for-good"));
        diagram.call(doer, store.id(), design.text("state", "FAILED"));
        diagram.close();
        diagram.call(entry.id(), owner.id(), design.text("ask-state"));
        diagram.answer(owner.id(), entry.id(), states.getLast());
        return diagram.draw();
    }

    /// A read through the cache: a server of its own, the memory of the process, or the user's device.
    String cache() {
        Component store = storeOf(unit);
        Component cache = parts.components().stream()
                .filter(c -> c.id().equals("cache"))
                .findFirst()
                .orElseGet(() -> new Component(
                        "cache", design.text("cache-inside"), Kind.STORE, design.text("cache-inside"), List.of()));
        return new SequenceDiagram()
                .participant(entry.id(), entry.name())
                .participant(unit.id(), unit.name())
                .participant(cache.id(), cache.technology())
                .participant(store.id(), store.technology())
                .call(entry.id(), unit.id(), "GET + If-None-Match")
                .call(unit.id(), cache.id(), design.text("look"))
                .open("alt", design.text("hit"))
                .answer(cache.id(), unit.id(), design.text("value"))
                .otherwise(design.text("miss"))
                .call(unit.id(), store.id(), design.text("read-store"))
                .answer(store.id(), unit.id(), design.text("value"))
                .post(unit.id(), cache.id(), design.text("fill"))
                .close()
                .open("alt", design.text("changed"))
                .answer(unit.id(), entry.id(), "200 OK + ETag")
                .otherwise(design.text("unchanged"))
                .answer(unit.id(), entry.id(), "304 Not Modified")
                .close()
                .draw();
    }

    private Component storeOf(Component owner) {
        String own = "db_" + owner.id().substring(Math.min(2, owner.id().length()));
        return parts.components().stream()
                .filter(c -> c.id().equals("db") || c.id().equals(own))
                .findFirst()
                .orElseGet(() -> parts.first(Kind.STORE));
    }

    private String text(Text text) {
        Language language = design.facts().language();
        return text.in(language);
    }
}
