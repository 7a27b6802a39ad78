package io.incubator.kit.stream;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Where a kind of stream reads its events.
@FunctionalInterface
public interface StreamSource {
    /// The events after each aggregate's position, in order, in one query for all of them (at most some hundred rows;
    /// the rest comes with the next call).
    List<StreamEvent> after(Map<UUID, Long> positions);
}
