package io.incubator.project.briefs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/// A brief in a list, where its whole text would be too much.
///
/// @param excerpt the first 200 characters of the text
@JsonInclude(JsonInclude.Include.NON_NULL)
record BriefSummary(UUID id, UUID projectId, String excerpt, Language language, Instant createdAt) {}
