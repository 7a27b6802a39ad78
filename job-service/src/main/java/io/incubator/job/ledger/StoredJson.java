package io.incubator.job.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/// What JSON the ledger can store: small, and without the one character PostgreSQL cannot keep.
public final class StoredJson {
    /// Largest input of a job, in bytes of compact UTF-8.
    public static final int MAX_INPUT_BYTES = 64 * 1024;
    /// Largest result of a job; it travels in an event that is limited to 64 KiB in all.
    public static final int MAX_RESULT_BYTES = 60 * 1024;

    private static final char NUL = '\0';

    private StoredJson() {}

    /// Size in bytes of compact UTF-8.
    public static int size(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /// Whether a name or text in it holds the character U+0000.
    public static boolean holdsNul(JsonNode json) {
        if (json.isTextual()) {
            return json.textValue().indexOf(NUL) >= 0;
        }
        Iterator<String> names = json.fieldNames();
        while (names.hasNext()) {
            if (names.next().indexOf(NUL) >= 0) {
                return true;
            }
        }
        for (JsonNode child : json) {
            if (holdsNul(child)) {
                return true;
            }
        }
        return false;
    }

    /// The text with U+0000 shown as the replacement character.
    public static String withoutNul(String text) {
        return text == null ? null : text.replace(NUL, '\uFFFD');
    }
}
