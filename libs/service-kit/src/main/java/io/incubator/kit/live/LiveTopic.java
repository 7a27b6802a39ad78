package io.incubator.kit.live;

import java.util.UUID;

/// What can be followed live in a service.
public interface LiveTopic {

    /// The scope without which nobody gets in.
    String right();

    /// What the caller of this request is told of one thing. May read the database.
    ///
    /// @param after number of the last event the caller knows, 0 for the whole story
    /// @throws io.incubator.kit.problem.ProblemException `not-found` when there is none the caller may see
    LiveStory open(UUID id, long after);
}
