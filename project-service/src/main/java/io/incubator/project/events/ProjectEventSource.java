package io.incubator.project.events;

import io.incubator.kit.data.SystemRole;
import io.incubator.kit.stream.StreamEvent;
import io.incubator.kit.stream.StreamSource;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Reads what open streams have not seen yet, all of them in one query. A project that is gone ends its streams with
/// `project.deleted`.
@ApplicationScoped
class ProjectEventSource implements StreamSource {
    private static final String AFTER = """
            select seen.id as project_id, event.sequence, event.type, event.data
            from unnest(:ids, :positions) as seen (id, position)
            left join project on project.id = seen.id
            left join lateral (
                select sequence, type, data from project_event
                where project_id = seen.id and sequence > seen.position
                order by sequence limit 200) as event on true
            where event.sequence is not null or project.id is null
            order by seen.id, event.sequence
            """;

    private final Jdbi jdbi;

    ProjectEventSource(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @ReadOnly
    public List<StreamEvent> after(Map<UUID, Long> positions) {
        List<Map.Entry<UUID, Long>> seen = List.copyOf(positions.entrySet());
        return jdbi.withHandle(handle -> handle.createQuery(AFTER)
                .bindArray(
                        "ids", UUID.class, seen.stream().map(Map.Entry::getKey).toArray())
                .bindArray(
                        "positions",
                        Long.class,
                        seen.stream().map(Map.Entry::getValue).toArray())
                .map((row, context) -> event(row))
                .list());
    }

    private static StreamEvent event(ResultSet row) throws SQLException {
        UUID project = row.getObject("project_id", UUID.class);
        String type = row.getString("type");
        // beyond every position, because readers of one project may be at different ones
        return type == null
                ? new StreamEvent(
                        project,
                        StreamEvent.BEYOND,
                        ProjectEventType.PROJECT_DELETED,
                        "{\"id\":\"" + project + "\"}",
                        true)
                : new StreamEvent(project, row.getLong("sequence"), type, row.getString("data"), false);
    }
}
