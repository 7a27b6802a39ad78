package io.incubator.ai.knowledge;

import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Rule;
import io.incubator.ai.planner.knowledge.Technology;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Pages through the knowledge base in the order of ids.
@Singleton
class KnowledgeService {

    /// Version plans are made from at the moment.
    String version() {
        return KnowledgeBase.builtIn().version();
    }

    KnowledgeView summary() {
        return KnowledgeView.of(KnowledgeBase.builtIn());
    }

    /// Products, of one axis or all.
    Page<TechnologyView> technologies(String axis, String cursor, int limit) {
        return page(
                KnowledgeBase.builtIn().technologies(),
                technology -> axis == null || technology.axis().id().equals(axis),
                Technology::id,
                TechnologyView::of,
                cursor,
                limit);
    }

    /// Rules, of one axis, one perspective, or all; those about parts that do not work together included.
    Page<RuleView> rules(String axis, String perspective, String cursor, int limit) {
        return page(
                KnowledgeBase.builtIn().rules(),
                rule -> (axis == null || rule.target().keySet().stream().anyMatch(a -> a.id().equals(axis)))
                        && (perspective == null || rule.voice().id().equals(perspective)),
                Rule::id,
                RuleView::of,
                cursor,
                limit);
    }

    Page<ArchetypeView> archetypes(String cursor, int limit) {
        return page(KnowledgeBase.builtIn().archetypes(), any -> true, Archetype::id, ArchetypeView::of, cursor, limit);
    }

    private static <T, V> Page<V> page(
            List<T> all, Predicate<T> wanted, Function<T, String> id, Function<T, V> view, String cursor, int limit) {
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).text(0);
        List<T> rows = all.stream()
                .filter(wanted)
                .filter(one -> id.apply(one).compareTo(after) > 0)
                .sorted(Comparator.comparing(id))
                .limit(limit + 1L)
                .toList();
        return Page.of(rows, limit, row -> Cursor.of(id.apply(row)), view);
    }
}
