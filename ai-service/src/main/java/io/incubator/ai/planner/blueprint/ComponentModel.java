package io.incubator.ai.planner.blueprint;

import io.incubator.ai.planner.blueprint.Blueprint.Component;
import io.incubator.ai.planner.blueprint.Blueprint.Kind;
import io.incubator.ai.planner.blueprint.Blueprint.Relation;
import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Works out the components of a design and who talks to whom.
final class ComponentModel {
    private static final Set<String> CACHES = Set.of("distributed_cache");
    private static final Set<String> SIDE_STORES = Set.of(
            "search_engine",
            "managed_search_saas",
            "vector_database",
            "columnar_olap",
            "data_warehouse",
            "precomputed_cube",
            "relational_reporting",
            "document",
            "time_series",
            "object_storage");

    private final Design design;
    private final List<Component> components = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<Component> units = new ArrayList<>();

    ComponentModel(Design design) {
        this.design = design;
        clients();
        units();
        stores();
        work();
        models();
        outside();
    }

    List<Component> components() {
        return components;
    }

    List<Relation> relations() {
        return relations;
    }

    private void clients() {
        Component actor = add("actor", person(), Kind.ACTOR, "");
        if (design.is(Axis.FRONTEND, "none")) {
            return;
        }
        List<String> inside = design.is(Axis.ARCHITECTURE_STYLE, "client_centric")
                ? design.archetype().modules().stream()
                        .map(Archetype.Module::id)
                        .toList()
                : List.of();
        Component client =
                new Component("client", design.text("client"), Kind.CLIENT, design.technology(Axis.FRONTEND), inside);
        components.add(client);
        relate(actor, client, design.text("uses"), false);
    }

    private String person() {
        Archetype.Flow request = design.archetype().request();
        return request.machine()
                ? design.text("person")
                : request.actor().in(design.facts().language());
    }

    private void units() {
        switch (design.composition().get(Axis.ARCHITECTURE_STYLE)) {
            case "microservices", "event_driven", "orchestrated_functions" ->
                design.archetype().modules().forEach(m -> unit(m.id(), name(m), List.of(m.id())));
            case "few_services" -> fewServices();
            case "data_pipeline" -> {
                unit("ingest", design.text("ingest"), List.of());
                unit("transform", design.text("transform"), List.of());
                unit("serve", design.text("serve"), all());
            }
            case "client_centric" -> unit("sync", design.text("sync"), List.of("accounts"));
            default -> unit("app", design.text("app"), all());
        }
        Component entry = components.stream()
                .filter(c -> c.kind() == Kind.CLIENT)
                .findFirst()
                .orElse(components.getFirst());
        if (units.size() > 2) {
            Component gateway = add("gateway", design.text("gateway"), Kind.GATEWAY, "HTTPS");
            relate(entry, gateway, "HTTPS", false);
            entry = gateway;
        }
        for (Component unit : units) {
            if (!Set.of("u_ingest", "u_transform").contains(unit.id())) {
                relate(entry, unit, "HTTPS", false);
            }
        }
    }

    /// What fails or scales differently is set apart: a module known for it, or the one with the long
    /// task.
    private void fewServices() {
        String home = design.archetype().request().module();
        boolean known = design.archetype().apart() != null;
        String apart =
                known ? design.archetype().apart() : design.archetype().task().module();
        boolean together = !known && apart.equals(home);
        unit(
                "core",
                design.text("core"),
                all().stream().filter(m -> together || !m.equals(apart)).toList());
        if (together) {
            unit("processing", design.text("processing"), List.of());
        } else {
            unit(apart, name(design.archetype().module(apart)), List.of(apart));
        }
    }

    private void stores() {
        String technology = design.technology(Axis.PRIMARY_DATASTORE);
        if (design.is(Axis.SECONDARY_STORE, "relational_vector", "relational_fulltext")) {
            technology += " + " + design.technology(Axis.SECONDARY_STORE);
        }
        if (design.distributed()) {
            for (Component unit : units) {
                Component store = add("db_" + unit.id().substring(2), unit.name(), Kind.STORE, technology);
                relate(unit, store, design.text("owns"), false);
            }
        } else {
            Component store = add("db", design.text("data"), Kind.STORE, technology);
            units.forEach(unit -> relate(unit, store, design.text("transactions"), false));
        }
        String secondary = design.composition().get(Axis.SECONDARY_STORE);
        if (CACHES.contains(secondary)) {
            Component cache = add("cache", design.text("cache"), Kind.STORE, design.technology(Axis.SECONDARY_STORE));
            relate(home(), cache, design.text("reads-cache"), false);
        } else if (SIDE_STORES.contains(secondary)) {
            Component side =
                    add("side", design.text("side." + secondary), Kind.STORE, design.technology(Axis.SECONDARY_STORE));
            relate(home(), side, design.text("reads-writes"), false);
        }
    }

    private void work() {
        if (!design.queued()) {
            return;
        }
        Component owner = unitOf(design.archetype().task().module());
        Component queue = add("queue", design.text("queue"), Kind.QUEUE, design.technology(Axis.MESSAGING));
        relate(owner, queue, design.text("enqueues"), true);
        if (design.distributed()) {
            units.stream()
                    .filter(u -> !u.equals(owner) && !u.modules().contains("accounts"))
                    .forEach(u -> relate(queue, u, design.text("events"), true));
        }
        Component worker =
                add("worker", design.text("worker"), Kind.WORKER, design.technology(Axis.LANGUAGE_FRAMEWORK));
        relate(queue, worker, design.text("claims"), true);
        components.stream()
                .filter(c -> c.kind() == Kind.STORE
                        && (c.id().equals("db")
                                || c.id().equals("db_" + owner.id().substring(2))))
                .findFirst()
                .ifPresent(store -> relate(worker, store, design.text("writes-state"), false));
    }

    private void models() {
        if (design.is(Axis.AI_PATTERN, "none_rules")) {
            return;
        }
        boolean hosted = design.is(Axis.AI_PATTERN, "direct_llm_api", "llm_chain", "rag", "agent_tools")
                && !design.feature("data_stays");
        Component model = add(
                "model",
                design.text(hosted ? "model-hosted" : "model-own"),
                Kind.MODEL,
                design.technology(Axis.AI_PATTERN));
        relate(home(), model, design.text("asks-model"), false);
    }

    private void outside() {
        if (design.feature("payments")) {
            relate(
                    unitOf(design.archetype().task().module()),
                    add("payment_provider", design.text("payment-provider"), Kind.EXTERNAL, ""),
                    design.text("pays"),
                    false);
        }
        if (design.feature("notifications")) {
            Component sender = components.stream()
                    .filter(c -> c.kind() == Kind.WORKER)
                    .findFirst()
                    .orElse(home());
            relate(
                    sender,
                    add("message_provider", design.text("message-provider"), Kind.EXTERNAL, ""),
                    design.text("sends"),
                    true);
        }
        if (design.feature("integrations")) {
            relate(
                    home(),
                    add("other_systems", design.text("other-systems"), Kind.EXTERNAL, ""),
                    design.text("exchanges"),
                    true);
        }
        if (design.archetype().id().equals("iot")) {
            Component devices = add("devices", design.text("devices"), Kind.EXTERNAL, "MQTT / HTTPS");
            Component first = units.stream()
                    .filter(u -> u.id().equals("u_ingest"))
                    .findFirst()
                    .orElse(unitOf("ingestion"));
            relate(devices, first, design.text("readings"), true);
        }
    }

    private Component home() {
        return unitOf(design.archetype().request().module());
    }

    private Component unitOf(String module) {
        return units.stream()
                .filter(u -> u.modules().contains(module))
                .findFirst()
                .orElse(units.getLast());
    }

    private List<String> all() {
        return design.archetype().modules().stream().map(Archetype.Module::id).toList();
    }

    private String name(Archetype.Module module) {
        return module.name().in(design.facts().language());
    }

    private void unit(String id, String name, List<String> modules) {
        Component unit = new Component("u_" + id, name, Kind.UNIT, design.technology(Axis.LANGUAGE_FRAMEWORK), modules);
        units.add(unit);
        components.add(unit);
    }

    private Component add(String id, String name, Kind kind, String technology) {
        Component component = new Component(id, name, kind, technology, List.of());
        components.add(component);
        return component;
    }

    private void relate(Component from, Component to, String label, boolean async) {
        relations.add(new Relation(from.id(), to.id(), label, async));
    }
}
