package io.incubator.kit.identity;

import java.time.Instant;
import java.util.List;

/// What is new in the feed. A revocation may come more than once, never not at all.
///
/// @param items in no particular order
/// @param cursor where to go on
/// @param more whether there is more by now
/// @param now the time by the clock that dated the items
public record RevocationBatch(List<Revocation> items, String cursor, boolean more, Instant now) {
    /// Copies the list.
    public RevocationBatch {
        items = List.copyOf(items);
    }
}
