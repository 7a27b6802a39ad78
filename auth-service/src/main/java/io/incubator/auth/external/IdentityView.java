package io.incubator.auth.external;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An account elsewhere that opens this one.
///
/// @param provider by which name the operator knows it
/// @param issuer who vouches for it
/// @param subject its name there
@SuppressWarnings("deprecation") // Quarkus writes it as examples, parsed
@Schema(name = "ExternalIdentity", example = """
                {"id": "0198f3a2-7c10-7b5e-9d3f-3a1f3f0c9b11", "provider": "company",
                 "issuer": "https://login.company.example", "subject": "248289761001",
                 "createdAt": "2026-11-21T16:00:00Z", "lastUsedAt": "2026-11-22T08:00:00Z"}""")
record IdentityView(UUID id, String provider, String issuer, String subject, Instant createdAt, Instant lastUsedAt) {}
