package io.incubator.project.board;

import io.incubator.project.board.TaskRepository.Board;
import io.incubator.project.board.TaskRepository.Placed;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Finds places on a board. Whoever asks holds the project's lock, so that no two tasks are given the
/// same.
@Singleton
class Places {
    /// Tasks on either side that make room when a gap has become too narrow.
    private static final int NEIGHBOURS = 32;

    private static final UUID NONE = new UUID(0, 0);

    private final TaskRepository tasks;

    Places(TaskRepository tasks) {
        this.tasks = tasks;
    }

    /// The lowest place taken; null on an empty board.
    String last(Board board) {
        return nearest(tasks.preceding(board, null, NONE, 1));
    }

    /// Puts a task right after a place, in one statement; its neighbours only move when the gap has
    /// become too narrow.
    ///
    /// @param low the place to stand after; null for the top
    /// @return whether it stood elsewhere before
    boolean putAfter(Board board, TaskRow row, String low) {
        UUID id = row.task().id();
        String high = nearest(tasks.following(board, low, id, 1));
        boolean there = (low == null || low.compareTo(row.place()) < 0)
                && (high == null || row.place().compareTo(high) < 0);
        if (there) {
            return false;
        }
        String place = Rank.between(low, high);
        tasks.place(
                board,
                place.length() <= Rank.MAX_LENGTH
                        ? List.of(new Placed(id, place))
                        : makeRoom(board, id, low, NEIGHBOURS));
        return true;
    }

    /// New places for a task and those around it.
    private List<Placed> makeRoom(Board board, UUID id, String low, int neighbours) {
        // one more on each side than is moved: they are the bounds
        List<Placed> before = low == null
                ? List.of()
                : tasks.preceding(board, low + "0", id, neighbours + 1); // what is not below low + "0" is above low
        List<Placed> after = tasks.following(board, low, id, neighbours + 1);
        String lowest = before.size() > neighbours ? before.getLast().place() : null;
        String highest = after.size() > neighbours ? after.getLast().place() : null;
        List<UUID> order = new ArrayList<>();
        before.stream().limit(neighbours).map(Placed::id).forEach(order::addFirst);
        order.add(id);
        after.stream().limit(neighbours).map(Placed::id).forEach(order::add);
        List<String> places = Rank.spread(lowest, highest, order.size());
        if (places.stream().anyMatch(place -> place.length() > Rank.MAX_LENGTH / 2)
                && (lowest != null || highest != null)) {
            return makeRoom(board, id, low, neighbours * 4);
        }
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            placed.add(new Placed(order.get(i), places.get(i)));
        }
        return placed;
    }

    private static String nearest(List<Placed> places) {
        return places.isEmpty() ? null : places.getFirst().place();
    }
}
