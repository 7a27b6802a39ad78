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
            insert into project_event (project_id, sequence, org_id, type, data, occurred_at, actor)
            select :project, event_sequence, :organisation, :type, :data, clock_timestamp(),
                coalesce(:actor, nullif(current_setting('app.subject', true), '')::uuid)
            from drawn
            """;

    private final Jdbi jdbi;
    private final ObjectMapper json;

    ProjectEvents(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /// Appends what the person of the work at hand did; what a message brought, nobody did.
    ///
    /// @param data a record, written as a JSON object
    /// @throws IllegalStateException when the project does not exist, which callers have made sure of
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(UUID organisation, UUID project, ProjectEventType type, Object data) {
        append(organisation, project, type, data, null);
    }

    /// Appends what somebody did, perhaps a while ago.
    ///
    /// @param data a record, written as a JSON object
    /// @param actor who did it; null for the person of the work at hand
    /// @throws IllegalStateException when the project does not exist, which callers have made sure of
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(UUID organisation, UUID project, ProjectEventType type, Object data, UUID actor) {
        int written = jdbi.withHandle(handle -> handle.createUpdate(APPEND)
                .bind("project", project)
                .bind("organisation", organisation)
                .bind("type", type.wireName())
                .bind("data", write(data))
                .bindByType("actor", actor, UUID.class)
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
