package io.incubator.project.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Writes a project's events in the transaction of the change they tell.
@ApplicationScoped
public class ProjectEvents {
    // The row lock the update takes is what makes the sequence gapless: a number is drawn and committed, or neither.
    private static final String APPEND = """
            with drawn as (
                update project set event_sequence = event_sequence + 1
                where id = :project and org_id = :organisation
                returning event_sequence)
            insert into project_event (project_id, sequence, org_id, type, data, occurred_at)
            select :project, event_sequence, :organisation, :type, :data, clock_timestamp() from drawn
            """;

    private final Jdbi jdbi;
    private final ObjectMapper json;

    ProjectEvents(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /// Appends one event.
    ///
    /// @param data a record, written as a JSON object
    /// @throws IllegalStateException when the project does not exist, which callers have made sure of
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(UUID organisation, UUID project, ProjectEventType type, Object data) {
        int written = jdbi.withHandle(handle -> handle.createUpdate(APPEND)
                .bind("project", project)
                .bind("organisation", organisation)
                .bind("type", type.wireName())
                .bind("data", write(data))
                .execute());
        if (written != 1) {
            throw new IllegalStateException("no project to append " + type.wireName() + " to");
        }
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event data is not JSON: " + data.getClass(), e);
        }
    }
}
