package io.incubator.ai.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// What a provider speaks: how it is told who calls, and what it calls the limit of an answer.
public enum Dialect {
    /// OpenAI itself.
    OPENAI("Authorization", "Bearer ", "max_completion_tokens"),
    /// Everything that follows it: DeepSeek, Qwen, Moonshot, Zhipu, Ollama, vLLM, llama.cpp.
    OPENAI_COMPATIBLE("Authorization", "Bearer ", "max_tokens"),
    /// OpenAI's models at Azure (base URL up to and including `/openai/v1`).
    AZURE("api-key", "", "max_completion_tokens"),
    /// Anthropic Messages.
    ANTHROPIC("x-api-key", "", "max_tokens");

    /// The version of Messages that is spoken here.
    private static final String ANTHROPIC_VERSION = "2023-06-01";

    private final String credentialHeader;
    private final String credentialPrefix;
    private final String outputLimit;

    Dialect(String credentialHeader, String credentialPrefix, String outputLimit) {
        this.credentialHeader = credentialHeader;
        this.credentialPrefix = credentialPrefix;
        this.outputLimit = outputLimit;
    }

    /// The header the credential goes into.
    public String credentialHeader() {
        return credentialHeader;
    }

    /// The header's value.
    public String credentialValue(String credential) {
        return credentialPrefix + credential;
    }

    /// The field of a chat request that limits the tokens of the answer.
    public String outputLimit() {
        return outputLimit;
    }

    /// Headers of every request.
    public Map<String, String> headers() {
        return this == ANTHROPIC ? Map.of("anthropic-version", ANTHROPIC_VERSION) : Map.of();
    }

    /// The name in JSON and in the database.
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The dialect of that name.
    @JsonCreator
    public static Dialect of(String label) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such dialect"));
    }
}
