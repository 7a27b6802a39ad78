package io.incubator.kit.paging;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import java.util.Arrays;

/// What a list shows: its order and its filters. A cursor is a place in one view and means nothing in another, so it
/// says which view it belongs to.
public final class ListView {
    private final String mark;

    private ListView(String mark) {
        this.mark = mark;
    }

    /// A view of a list.
    ///
    /// @param order how the list is sorted
    /// @param filters the values of all its filters, always in the same order; null for one that is not used
    public static ListView of(SortOrder<?> order, Object... filters) {
        // equal on every replica, unlike the hash codes of the values themselves
        String[] texts = Arrays.stream(filters).map(String::valueOf).toArray(String[]::new);
        return new ListView(order.parameter() + '.' + Integer.toHexString(Arrays.hashCode(texts)));
    }

    /// A cursor of this view.
    ///
    /// @param keys the sort keys of the last row, its id last
    public Cursor cursor(Object... keys) {
        Object[] all = new Object[keys.length + 1];
        System.arraycopy(keys, 0, all, 0, keys.length);
        all[keys.length] = mark;
        return Cursor.of(all);
    }

    /// Reads a cursor of this view; its keys stand at 0, 1, ….
    ///
    /// @param keys how many sort keys the list has
    /// @throws ProblemException `invalid-cursor`, also for the cursor of another order or other filters
    public Cursor decode(String text, int keys) {
        Cursor cursor = Cursor.decode(text, keys + 1);
        if (!cursor.text(keys).equals(mark)) {
            throw new ProblemException(CommonError.INVALID_CURSOR)
                    .withField("cursor", "other-list", "belongs to a list with another order or other filters");
        }
        return cursor;
    }
}
