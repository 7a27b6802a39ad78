package io.incubator.auth.team;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Somebody who belongs to a team.
///
/// @param id of their account
/// @param since when they were added
@SuppressWarnings("deprecation") // Quarkus writes it as examples, parsed
@Schema(example = """
                {"id": "0198f3a2-7c10-7b5e-9d3f-3a1f3f0c9b12", "email": "carol@example.org", "displayName": "Carol",
                 "since": "2026-11-22T14:00:00Z"}""")
record TeamMemberView(UUID id, String email, String displayName, Instant since) {}
