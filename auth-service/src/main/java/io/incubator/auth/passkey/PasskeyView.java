package io.incubator.auth.passkey;

import io.incubator.kit.conditional.Tagged;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A passkey, as its owner sees it.
///
/// @param backedUp whether it is kept on more than one device, as far as the authenticator says
/// @param lastUsedAt null if never
@SuppressWarnings("deprecation") // Quarkus writes it as examples, parsed
@Schema(example = """
                {"id": "0198f3a2-7c10-7b5e-9d3f-3a1f3f0c9b11", "name": "Phone", "backedUp": true,
                 "createdAt": "2026-11-21T16:00:00Z", "lastUsedAt": null}""")
record PasskeyView(UUID id, String name, boolean backedUp, Instant createdAt, Instant lastUsedAt) implements Tagged {

    @Override
    public String entityTag() {
        return Integer.toHexString(name.hashCode())
                + (backedUp ? "-b-" : "-")
                + (lastUsedAt == null ? 0 : lastUsedAt.toEpochMilli());
    }
}
