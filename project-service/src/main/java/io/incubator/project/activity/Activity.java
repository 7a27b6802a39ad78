package io.incubator.project.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Something that happened in a project.
///
/// @param id its number among the project's events, the same as in their stream
/// @param type such as `task.moved`
/// @param actor who did it; absent when nobody did, as when a plan got ready
/// @param data what the stream tells about it
@JsonInclude(JsonInclude.Include.NON_NULL)
record Activity(
        long id,
        String type,
        UUID actor,
        Instant at,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        JsonNode data) {}
