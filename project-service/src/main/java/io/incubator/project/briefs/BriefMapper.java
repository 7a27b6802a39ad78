package io.incubator.project.briefs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.kit.data.Ids;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/// Between a brief's row and what callers see.
@Singleton
class BriefMapper {
    private final ObjectMapper json;

    BriefMapper(ObjectMapper json) {
        this.json = json;
    }

    BriefEntity toEntity(NewBrief body, UUID organisation, UUID projectId, UUID subject, Instant now) {
        BriefEntity entity = new BriefEntity();
        entity.id = Ids.next();
        entity.organisation = organisation;
        entity.projectId = projectId;
        entity.text = body.text();
        entity.language = body.language();
        entity.context = write(body.context());
        entity.createdBy = subject;
        entity.createdAt = now;
        return entity;
    }

    Brief toBrief(BriefEntity entity) {
        return new Brief(
                entity.id, entity.projectId, entity.text, entity.language, read(entity.context), entity.createdAt);
    }

    private String write(BriefContext context) {
        try {
            return json.writeValueAsString(context);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a context is not JSON", e);
        }
    }

    private BriefContext read(String context) {
        try {
            return json.readValue(context, BriefContext.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored context cannot be read", e);
        }
    }
}
