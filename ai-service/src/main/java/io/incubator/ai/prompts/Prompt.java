package io.incubator.ai.prompts;

import io.incubator.kit.conditional.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A prompt by its name, with the labels that stand on its versions.
record Prompt(
        UUID id,
        String name,
        String description,

        @Schema(description = "Number of the newest version")
        int newest,

        List<Label> labels,

        @Schema(description = "Counts the changes; what `ETag` says")
        long version,

        UUID createdBy,
        Instant createdAt,
        Instant updatedAt)
        implements Tagged {

    /// What a label may be called.
    static final String LABEL = "[a-z0-9][a-z0-9._-]{0,62}";

    /// Copies the labels.
    Prompt {
        labels = List.copyOf(labels);
    }

    /// A label and the version it stands on.
    @Schema(name = "PromptLabel")
    record Label(String label, int number, UUID movedBy, Instant movedAt) {}

    /// The number a label stands on.
    Optional<Integer> labelled(String name) {
        return labels.stream()
                .filter(label -> label.label().equals(name))
                .map(Label::number)
                .findFirst();
    }

    @Override
    public String entityTag() {
        return Long.toString(version);
    }
}
