package io.incubator.project.projects;

import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.ListView;
import io.incubator.kit.paging.SortOrder;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// Which projects to list.
///
/// @param state only projects of this state; null for all
/// @param words only projects whose name or description holds all of these; none for all
/// @param after where the page begins; null for the first
/// @param limit rows on a page
record ProjectQuery(ProjectState state, List<String> words, SortOrder<ProjectOrder> order, Position after, int limit) {
    private static final Pattern SPACES = Pattern.compile("(?U)\\s+");

    /// The last row of the page before.
    record Position(Object key, UUID id) {}

    ProjectQuery {
        words = List.copyOf(words);
    }

    static ProjectQuery of(ProjectState state, String search, String sort, String cursor, int limit) {
        SortOrder<ProjectOrder> order = SortOrder.of(sort, ProjectOrder.STANDARD);
        List<String> words = search == null
                ? List.of()
                : SPACES.splitAsStream(search)
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList();
        return new ProjectQuery(
                state, words, order, cursor == null ? null : position(view(order, state, words), order, cursor), limit);
    }

    Cursor cursorOf(ProjectRepository.Listed last) {
        return view(order, state, words)
                .cursor(order.field().keyOf(last), last.project().id());
    }

    private static ListView view(SortOrder<ProjectOrder> order, ProjectState state, List<String> words) {
        return ListView.of(order, state, words);
    }

    private static Position position(ListView view, SortOrder<ProjectOrder> order, String text) {
        Cursor cursor = view.decode(text, 2);
        return new Position(order.field().keyOf(cursor), cursor.uuid(1));
    }
}
