package io.incubator.project.projects;

import io.incubator.kit.paging.SortOrder;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/// The table of projects. Every query names the organisation; row-level security would show nothing else anyway.
///
/// The event sequence of the same rows belongs to [io.incubator.project.events.ProjectEvents].
@Singleton
class ProjectRepository {
    private static final String PROJECT = """
            select id, name, name_key, description, state, version, created_at, updated_at
            from project where org_id = :organisation
            """;

    private final Jdbi jdbi;

    ProjectRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// A project in a list.
    ///
    /// @param nameKey what lists sort by in place of the name; the database makes it
    record Listed(Project project, String nameKey) {}

    Optional<Project> find(UUID organisation, UUID id) {
        return find(organisation, id, "and id = :id");
    }

    /// Takes the row's lock, under which everything in a project changes. Not the key's: rows that refer to the project
    /// wait for nobody.
    Optional<Project> lock(UUID organisation, UUID id) {
        return find(organisation, id, "and id = :id for no key update");
    }

    private Optional<Project> find(UUID organisation, UUID id, String which) {
        return jdbi.withHandle(handle -> handle.createQuery(PROJECT + which)
                .bind("organisation", organisation)
                .bind("id", id)
                .map((row, _) -> project(row))
                .findOne());
    }

    void add(UUID organisation, Project project, UUID subject) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into project
                            (id, org_id, name, description, state, version, created_by, created_at, updated_at)
                        values (:id, :organisation, :name, :description, :state, :version, :subject, :createdAt, :updatedAt)
                        """)
                .bind("id", project.id())
                .bind("organisation", organisation)
                .bind("name", project.name())
                .bind("description", project.description())
                .bind("state", project.state().label())
                .bind("version", project.version())
                .bind("subject", subject)
                .bind("createdAt", time(project.createdAt()))
                .bind("updatedAt", time(project.updatedAt()))
                .execute());
    }

    /// Writes one that is locked.
    void change(UUID organisation, Project project) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update project set name = :name, description = :description, state = :state,
                            version = :version, updated_at = :updatedAt
                        where org_id = :organisation and id = :id
                        """)
                .bind("organisation", organisation)
                .bind("id", project.id())
                .bind("name", project.name())
                .bind("description", project.description())
                .bind("state", project.state().label())
                .bind("version", project.version())
                .bind("updatedAt", time(project.updatedAt()))
                .execute());
    }

    /// Deletes it; what belongs to it goes by the foreign keys.
    void delete(UUID organisation, UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from project where org_id = :organisation and id = :id")
                .bind("organisation", organisation)
                .bind("id", id)
                .execute());
    }

    /// A page in the order asked for. Every order has its index; the words are looked up in one of their own.
    List<Listed> list(UUID organisation, ProjectQuery query, int count) {
        SortOrder<ProjectOrder> order = query.order();
        String column = order.field().column();
        StringBuilder sql = new StringBuilder(PROJECT);
        if (query.state() != null) {
            sql.append(" and state = :state");
        }
        if (!query.words().isEmpty()) {
            sql.append(" and id in (select project_matches(:words))");
        }
        if (query.after() != null) {
            sql.append(" and (%s, id) %s (:key, :id)".formatted(column, order.after()));
        }
        sql.append(" order by %1$s %2$s, id %2$s limit :count".formatted(column, order.direction()));
        return jdbi.withHandle(handle -> {
            Query page =
                    handle.createQuery(sql).bind("organisation", organisation).bind("count", count);
            if (query.state() != null) {
                page.bind("state", query.state().label());
            }
            if (!query.words().isEmpty()) {
                page.bindArray("words", String.class, query.words());
            }
            if (query.after() != null) {
                page.bind("key", query.after().key()).bind("id", query.after().id());
            }
            return page.map((row, _) -> new Listed(project(row), row.getString("name_key")))
                    .list();
        });
    }

    private static Project project(ResultSet row) throws SQLException {
        return new Project(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("description"),
                ProjectState.of(row.getString("state")),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
