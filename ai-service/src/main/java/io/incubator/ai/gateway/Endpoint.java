package io.incubator.ai.gateway;

import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.Optional;

/// What can be called under `/v1`.
enum Endpoint {
    CHAT("/chat/completions", Body.JSON, Answer.JSON, Family.OPENAI),
    COMPLETIONS("/completions", Body.JSON, Answer.JSON, Family.OPENAI),
    RESPONSES("/responses", Body.JSON, Answer.JSON, Family.OPENAI),
    EMBEDDINGS("/embeddings", Body.JSON, Answer.JSON, Family.OPENAI),
    MODERATIONS("/moderations", Body.JSON, Answer.JSON, Family.OPENAI),
    IMAGES("/images/generations", Body.JSON, Answer.JSON, Family.OPENAI),
    IMAGE_EDITS("/images/edits", Body.MULTIPART, Answer.JSON, Family.OPENAI),
    SPEECH("/audio/speech", Body.JSON, Answer.BYTES, Family.OPENAI),
    TRANSCRIPTIONS("/audio/transcriptions", Body.MULTIPART, Answer.BYTES, Family.OPENAI),
    TRANSLATIONS("/audio/translations", Body.MULTIPART, Answer.BYTES, Family.OPENAI),
    MESSAGES("/messages", Body.JSON, Answer.JSON, Family.ANTHROPIC),
    /// Counts what a message would take; providers charge nothing for it.
    MESSAGE_TOKENS("/messages/count_tokens", Body.JSON, Answer.JSON, Family.ANTHROPIC),
    /// What belongs to a provider and not to a model: passed through as it is.
    FILES("/files", Body.OPAQUE, Answer.BYTES, Family.OPENAI),
    BATCHES("/batches", Body.OPAQUE, Answer.BYTES, Family.OPENAI),
    FINE_TUNING("/fine_tuning/jobs", Body.OPAQUE, Answer.BYTES, Family.OPENAI);

    static final String PREFIX = "/v1";

    private final String path;
    private final Body body;
    private final Answer answer;
    private final Family family;

    Endpoint(String path, Body body, Answer answer, Family family) {
        this.path = path;
        this.body = body;
        this.answer = answer;
        this.family = family;
    }

    /// How the request is read.
    enum Body {
        JSON,
        MULTIPART,
        /// Not at all.
        OPAQUE
    }

    /// What comes back, if it does not stream.
    enum Answer {
        JSON,
        BYTES
    }

    /// Whose errors and events it speaks.
    enum Family {
        OPENAI,
        ANTHROPIC
    }

    /// The endpoint of a path after `/v1`; empty if there is none.
    static Optional<Endpoint> find(HttpMethod method, String path) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.body == Body.OPAQUE
                        ? path.equals(endpoint.path) || path.startsWith(endpoint.path + "/")
                        : path.equals(endpoint.path) && HttpMethod.POST.equals(method))
                .findFirst();
    }

    /// Whose errors a path speaks, even where there is nothing.
    static Family family(String path) {
        return path.startsWith(PREFIX + MESSAGES.path) ? Family.ANTHROPIC : Family.OPENAI;
    }

    String path() {
        return path;
    }

    Body body() {
        return body;
    }

    Answer answer() {
        return answer;
    }

    Family family() {
        return family;
    }

    /// Whether it may answer by events.
    boolean streams() {
        return this == CHAT || this == COMPLETIONS || this == RESPONSES || this == MESSAGES;
    }

    /// Whether the stream tells usage only to who asks for it.
    boolean tellsUsageOnDemand() {
        return this == CHAT || this == COMPLETIONS;
    }

    /// Whether no model works for it.
    boolean isFree() {
        return this == MESSAGE_TOKENS;
    }

    /// Whether the model writes text, whose length has to be limited.
    boolean writes() {
        return streams();
    }
}
