package io.incubator.project.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/// Reads a project's events backwards. Every query names the organisation and the project.
@Singleton
class ActivityRepository {
    private final Jdbi jdbi;
    private final ObjectMapper json;

    ActivityRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /// The newest first.
    ///
    /// @param actor only what this person did; null for everything
    /// @param before number of the last row of the page before
    List<Activity> list(UUID organisation, UUID project, UUID actor, long before, int count) {
        return jdbi.withHandle(handle -> {
            // the condition on the type is that of the index
            Query query = handle.createQuery("""
                            select sequence, type, actor, occurred_at, data from project_event
                            where org_id = :organisation and project_id = :project and type <> 'revision.progressed'
                              and sequence < :before %s
                            order by sequence desc limit :count""".formatted(actor == null ? "" : "and actor = :actor"))
                    .bind("organisation", organisation)
                    .bind("project", project)
                    .bind("before", before)
                    .bind("count", count);
            if (actor != null) {
                query.bind("actor", actor);
            }
            return query.map((row, context) -> new Activity(
                            row.getLong("sequence"),
                            row.getString("type"),
                            row.getObject("actor", UUID.class),
                            row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                            read(row.getString("data"))))
                    .list();
        });
    }

    private JsonNode read(String data) {
        try {
            return json.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored event cannot be read", e);
        }
    }
}
