package io.incubator.ai.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// What a model can do. It guides people; requests are passed on whatever it says, for tables of capabilities age.
public enum Capability {
    CHAT,
    VISION,
    TOOLS,
    JSON_SCHEMA,
    REASONING,
    EMBEDDINGS,
    IMAGES,
    SPEECH,
    TRANSCRIPTION,
    MODERATION;

    /// The name in JSON and in the database.
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The capability of that name.
    @JsonCreator
    public static Capability of(String label) {
        return Arrays.stream(values())
                .filter(capability -> capability.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such capability"));
    }
}
