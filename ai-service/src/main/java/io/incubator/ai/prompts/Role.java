package io.incubator.ai.prompts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who speaks a message.
@Schema(name = "PromptRole")
public enum Role {
    SYSTEM,
    USER,
    ASSISTANT;

    /// The name in JSON.
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of that name.
    @JsonCreator
    public static Role of(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such role"));
    }
}
