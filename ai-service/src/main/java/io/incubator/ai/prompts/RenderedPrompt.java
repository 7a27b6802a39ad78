package io.incubator.ai.prompts;

import java.util.List;
import java.util.UUID;

/// The messages of a version with their values, ready for a model.
///
/// @param promptId whose version it is
/// @param number of the version
record RenderedPrompt(UUID promptId, int number, List<Template.Message> messages) {
    /// Copies the messages.
    RenderedPrompt {
        messages = List.copyOf(messages);
    }
}
