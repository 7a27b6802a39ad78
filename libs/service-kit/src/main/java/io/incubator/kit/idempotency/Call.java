package io.incubator.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.UUID;

/// One call with a key.
///
/// @param digest SHA-256 over caller and key: what the answer is kept under
/// @param fingerprint SHA-256 over the operation and everything that was sent, in canonical JSON
record Call(UUID organisation, Sha256 digest, Sha256 fingerprint) {

    static Call of(
            UUID organisation, UUID subject, String operation, String key, ObjectMapper json, Object... parameters) {
        return new Call(
                organisation,
                Sha256.of(organisation + "\n" + subject + "\n" + key),
                Sha256.of(operation + "\n" + canonical(json, parameters)));
    }

    /// The lock of the digest: 64 of its bits.
    long lock() {
        return digest.head();
    }

    private static String canonical(ObjectMapper json, Object... parameters) {
        try {
            ArrayNode sent = json.createArrayNode();
            for (Object parameter : parameters) {
                if (isSent(parameter)) {
                    sent.add(json.valueToTree(parameter));
                }
            }
            // through maps, whose entries can be ordered: the order of fields means nothing
            return json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsString(json.treeToValue(sent, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request could not be written", e);
        }
    }

    /// Parameters that JAX-RS offers about the request are no part of it.
    private static boolean isSent(Object parameter) {
        String type = parameter == null ? "" : parameter.getClass().getName();
        return !type.startsWith("org.jboss.")
                && !type.startsWith("io.vertx.")
                && !type.startsWith("io.quarkus.")
                && !type.contains("ClientProxy");
    }
}
