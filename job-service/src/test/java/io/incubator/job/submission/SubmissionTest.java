package io.incubator.job.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubmissionTest {
    private static final ObjectNode INPUT =
            JsonNodeFactory.instance.objectNode().put("briefId", "b");

    @Test
    void anOrdinarySubmissionStands() {
        assertThat(submission("plan", INPUT, List.of("projects:read"), 5, null).kind())
                .isEqualTo("plan");
    }

    @Test
    void theImpossibleIsRefused() {
        assertRefused("kind", () -> submission("Plan", INPUT, List.of(), 5, null));
        assertRefused("kind", () -> submission("p".repeat(64), INPUT, List.of(), 5, null));
        assertRefused("scope", () -> submission("plan", INPUT, List.of("everything"), 5, null));
        assertRefused("maxAttempts", () -> submission("plan", INPUT, List.of(), 0, null));
        assertRefused("maxAttempts", () -> submission("plan", INPUT, List.of(), 101, null));
        assertRefused("uniqueKey", () -> submission("plan", INPUT, List.of(), 5, ""));
        assertRefused("object", () -> submission("plan", JsonNodeFactory.instance.arrayNode(), List.of(), 5, null));
        assertRefused("object", () -> submission("plan", null, List.of(), 5, null));
    }

    @Test
    void anInputIsHeldToItsSizeAndToStorableCharacters() {
        assertThat(submission("plan", input(64 * 1024 - "{\"a\":\"\"}".length()), List.of(), 5, null))
                .isNotNull();
        assertRefused("64 KiB", () -> submission("plan", input(64 * 1024), List.of(), 5, null));
        assertRefused("U+0000", () -> submission("plan", INPUT.deepCopy().put("b", "\0"), List.of(), 5, null));
        assertRefused("U+0000", () -> submission("plan", INPUT.deepCopy().put("\0", "b"), List.of(), 5, null));
        ObjectNode nested = INPUT.deepCopy();
        nested.putArray("list").addObject().put("deep", "a\0");
        assertRefused("U+0000", () -> submission("plan", nested, List.of(), 5, null));
    }

    private static ObjectNode input(int characters) {
        return JsonNodeFactory.instance.objectNode().put("a", "x".repeat(characters));
    }

    private static void assertRefused(String reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable submission) {
        assertThatThrownBy(submission)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    private static Submission submission(
            String kind, JsonNode input, List<String> scopes, int maxAttempts, String uniqueKey) {
        return Submission.alone(
                UUID.randomUUID(),
                kind,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "projects",
                input,
                scopes,
                0,
                maxAttempts,
                uniqueKey,
                Timing.NOW);
    }
}
