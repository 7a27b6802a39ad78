package io.incubator.ai.prompts;

import io.incubator.kit.conditional.Tagged;
import java.time.Instant;
import java.util.UUID;

/// A version of a prompt; it never changes.
record PromptVersion(int number, Template content, String note, UUID createdBy, Instant createdAt) implements Tagged {

    @Override
    public String entityTag() {
        return Integer.toString(number);
    }
}
