package io.incubator.ai.planner.counsel;

import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.Entity;
import io.incubator.ai.planner.knowledge.Field;
import io.incubator.ai.planner.knowledge.FieldType;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a kind of product keeps, and what a model may add: entities in the notation of the knowledge base, so that
/// tables, contract and diagrams come of them as of any other.
public final class DomainModel {
    private static final int MOST_ENTITIES = 6;
    private static final int FEWEST_FIELDS = 2;
    private static final int MOST_FIELDS = 12;
    private static final int MOST_RELATIONS = 4;
    private static final int LONGEST_FIELD = 80;
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]{1,39}");
    /// What designs add by themselves.
    private static final Set<String> MACHINERY = Set.of("tenant", "backgroundtask", "outboxmessage");

    private static final Set<String> GIVEN = Set.of("id", "version", "createdat", "updatedat", "tenantid");

    private final Archetype archetype;
    private final Predicate<String> quoted;

    /// @param quoted whether words are in the brief
    public DomainModel(Archetype archetype, Predicate<String> quoted) {
        this.archetype = archetype;
        this.quoted = quoted;
    }

    /// Its name in English.
    String kind() {
        return archetype.name().in(Language.EN);
    }

    /// Entities by the module that owns them, as a model is told them.
    Map<String, List<String>> modules() {
        return archetype.modules().stream()
                .collect(Collectors.toMap(
                        Archetype.Module::id, Archetype.Module::entities, (a, _) -> a, java.util.LinkedHashMap::new));
    }

    /// What is wrong about an answer, for who gave it.
    List<String> objections(List<DomainEntity> entities) {
        List<String> objections = new ArrayList<>();
        if (entities.size() > MOST_ENTITIES) {
            objections.add("Give " + MOST_ENTITIES + " entities at most.");
        }
        walk(entities, objections);
        return objections;
    }

    /// The part of an answer that holds.
    List<DomainEntity> acceptable(List<DomainEntity> entities) {
        return walk(entities, new ArrayList<>()).stream().limit(MOST_ENTITIES).toList();
    }

    /// The kind of product with what was added.
    ///
    /// @param entities what does not hold is left out
    public Archetype with(List<DomainEntity> entities) {
        List<DomainEntity> added = acceptable(entities);
        return archetype.with(
                added.stream()
                        .map(entity -> new Entity(
                                entity.name(),
                                entity.fields().stream().map(Field::of).toList(),
                                entity.relations().stream().map(Relation::of).toList()))
                        .toList(),
                added.stream()
                        .collect(Collectors.groupingBy(
                                DomainEntity::module,
                                Collectors.mapping(DomainEntity::name, Collectors.toUnmodifiableList()))));
    }

    /// In their order, each may refer to those before it.
    private List<DomainEntity> walk(List<DomainEntity> entities, List<String> objections) {
        Set<String> names = archetype.entities().stream().map(Entity::name).collect(Collectors.toSet());
        Set<String> taken = names.stream().map(DomainModel::plain).collect(Collectors.toCollection(HashSet::new));
        taken.addAll(MACHINERY);
        archetype
                .entities()
                .forEach(entity -> entity.relations().stream()
                        .filter(relation -> relation.cardinality() == Relation.Cardinality.MANY_TO_MANY)
                        .forEach(relation -> taken.add(plain(entity.name() + relation.name()))));
        List<DomainEntity> acceptable = new ArrayList<>();
        for (DomainEntity entity : entities) {
            Optional<String> objection = objection(entity, names, taken);
            if (objection.isPresent()) {
                objections.add(objection.get());
            } else {
                names.add(entity.name());
                taken.add(plain(entity.name()));
                acceptable.add(entity);
            }
        }
        return acceptable;
    }

    private Optional<String> objection(DomainEntity entity, Set<String> known, Set<String> taken) {
        if (entity.name() == null || !NAME.matcher(entity.name()).matches() || taken.contains(plain(entity.name()))) {
            return Optional.of("“" + entity.name() + "” is no name for a new entity.");
        }
        if (archetype.modules().stream().noneMatch(module -> module.id().equals(entity.module()))) {
            return Optional.of(entity.name() + " is in no module: “" + entity.module() + "”.");
        }
        if (entity.quote() == null || !quoted.test(entity.quote())) {
            return Optional.of("The quote for " + entity.name() + " is not in the brief, word for word.");
        }
        if (entity.fields().size() < FEWEST_FIELDS
                || entity.fields().size() > MOST_FIELDS
                || entity.relations().size() > MOST_RELATIONS) {
            return Optional.of(entity.name() + " needs " + FEWEST_FIELDS + " to " + MOST_FIELDS + " fields and "
                    + MOST_RELATIONS + " relations at most.");
        }
        return parts(entity, known);
    }

    private static Optional<String> parts(DomainEntity entity, Set<String> known) {
        try {
            List<Field> fields = entity.fields().stream().map(Field::of).toList();
            List<Relation> relations =
                    entity.relations().stream().map(Relation::of).toList();
            if (relations.stream()
                    .anyMatch(relation -> !known.contains(relation.target())
                            || relation.cardinality() == Relation.Cardinality.MANY_TO_MANY)) {
                return Optional.of(entity.name()
                        + " may refer, n:1 or 1:1, to entities that are there or come before it, and to no others.");
            }
            List<String> columns = Stream.of(
                            fields.stream().map(Field::name),
                            fields.stream()
                                    .filter(field -> field.type() == FieldType.MONEY)
                                    .map(field -> field.name() + "currency"),
                            relations.stream().map(relation -> relation.name() + "id"))
                    .flatMap(names -> names)
                    .map(DomainModel::plain)
                    .toList();
            boolean clear = columns.stream().distinct().count() == columns.size()
                    && columns.stream().noneMatch(GIVEN::contains)
                    && entity.fields().stream().allMatch(field -> field.length() <= LONGEST_FIELD)
                    && entity.relations().stream().allMatch(relation -> relation.length() <= LONGEST_FIELD);
            return clear ? Optional.empty() : Optional.of(entity.name() + " has a column twice, or one that is given.");
        } catch (IllegalArgumentException e) {
            return Optional.of(entity.name() + ": " + e.getMessage());
        }
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
