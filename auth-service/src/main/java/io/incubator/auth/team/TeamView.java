package io.incubator.auth.team;

import io.incubator.kit.conditional.Tagged;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A team, as the people of its organisation see it.
///
/// @param version grows by one with every change of name or description
@SuppressWarnings("deprecation") // Quarkus writes it as examples, parsed
@Schema(example = """
                {"id": "0198f3a2-7c10-7b5e-9d3f-3a1f3f0c9b11", "name": "Checkout", "description": "Cart, payment, receipts",
                 "version": 1, "createdAt": "2026-11-22T14:00:00Z", "updatedAt": "2026-11-22T14:00:00Z"}""")
record TeamView(UUID id, String name, String description, long version, Instant createdAt, Instant updatedAt)
        implements Tagged {

    @Override
    public String entityTag() {
        return Long.toString(version);
    }

    /// The same after a change, if it is one.
    TeamView changed(String newName, String newDescription, Instant now) {
        return newName.equals(name) && newDescription.equals(description)
                ? this
                : new TeamView(id, newName, newDescription, version + 1, createdAt, now);
    }
}
