package io.incubator.job.kind;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A kind, as operators see it.
///
/// @param seenAt when a worker last asked for jobs of it, to the minute
@Schema(name = "Kind")
public record KindView(
        String name, Instant seenAt, @JsonUnwrapped KindSettings settings) {}
