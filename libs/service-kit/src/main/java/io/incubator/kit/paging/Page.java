package io.incubator.kit.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/// One page of a list.
///
/// @param items the rows, at most the limit asked for
/// @param nextCursor where the next page begins; null on the last page
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /// Cuts a page from rows fetched with `limit + 1`: the surplus row only tells that there is a next page.
    ///
    /// @param cursor makes the cursor of the page's last row
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, Cursor> cursor, Function<R, T> mapper) {
        boolean more = rows.size() > limit;
        List<R> page = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                page.stream().map(mapper).toList(),
                more ? cursor.apply(page.getLast()).encode() : null);
    }
}
