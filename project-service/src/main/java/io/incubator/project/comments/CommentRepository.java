package io.incubator.project.comments;

import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.ListView;
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

/// The table of comments. Every query names the organisation and the project.
@Singleton
class CommentRepository {
    private static final String SELECT = """
            select id, project_id, task_id, revision_id, option_id, text, version, author, created_at, edited_at
            from comment where org_id = :organisation and project_id = :project
            """;

    private final Jdbi jdbi;

    CommentRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// The last row of the page before.
    record Position(Instant createdAt, UUID id) {

        /// Reads a cursor; null for the first page, which has none.
        static Position of(ListView view, String cursor) {
            if (cursor == null) {
                return null;
            }
            Cursor decoded = view.decode(cursor, 2);
            return new Position(decoded.instant(0), decoded.uuid(1));
        }
    }

    Optional<Comment> find(UUID organisation, UUID project, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "and id = :id")
                .bind("organisation", organisation)
                .bind("project", project)
                .bind("id", id)
                .map((row, context) -> comment(row))
                .findOne());
    }

    void add(UUID organisation, Comment comment) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into comment (id, org_id, project_id, task_id, revision_id, option_id, text, version,
                            author, created_at)
                        values (:id, :organisation, :project, :task, :revision, :option, :text, :version, :author, :at)""")
                .bind("id", comment.id())
                .bind("organisation", organisation)
                .bind("project", comment.projectId())
                .bindByType("task", comment.taskId(), UUID.class)
                .bindByType("revision", comment.revisionId(), UUID.class)
                .bind("option", comment.optionId())
                .bind("text", comment.text())
                .bind("version", comment.version())
                .bind("author", comment.author())
                .bind("at", comment.createdAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    void edit(UUID organisation, Comment comment, String text, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update comment set text = :text, version = version + 1, edited_at = :at
                        where org_id = :organisation and project_id = :project and id = :id""")
                .bind("organisation", organisation)
                .bind("project", comment.projectId())
                .bind("id", comment.id())
                .bind("text", text)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
    }

    void delete(UUID organisation, Comment comment) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from comment where org_id = :organisation and project_id = :project and id = :id")
                .bind("organisation", organisation)
                .bind("project", comment.projectId())
                .bind("id", comment.id())
                .execute());
    }

    /// The oldest first.
    ///
    /// @param after null for the first page
    List<Comment> list(UUID organisation, UUID project, Target target, Position after, int count) {
        String about = switch (target) {
            case Target.OfTask _ -> "and task_id = :target ";
            case Target.OfRevision revision ->
                "and revision_id = :target " + (revision.option() == null ? "" : "and option_id = :option ");
        };
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery(SELECT + about
                            + (after == null ? "" : "and (created_at, id) > (:after, :afterId) ")
                            + "order by created_at, id limit :count")
                    .bind("organisation", organisation)
                    .bind("project", project)
                    .bind("count", count);
            switch (target) {
                case Target.OfTask task -> query.bind("target", task.task());
                case Target.OfRevision revision -> {
                    query.bind("target", revision.revision());
                    if (revision.option() != null) {
                        query.bind("option", revision.option());
                    }
                }
            }
            if (after != null) {
                query.bind("after", after.createdAt().atOffset(ZoneOffset.UTC)).bind("afterId", after.id());
            }
            return query.map((row, context) -> comment(row)).list();
        });
    }

    private static Comment comment(ResultSet row) throws SQLException {
        OffsetDateTime edited = row.getObject("edited_at", OffsetDateTime.class);
        return new Comment(
                row.getObject("id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getObject("task_id", UUID.class),
                row.getObject("revision_id", UUID.class),
                row.getString("option_id"),
                row.getString("text"),
                row.getLong("version"),
                row.getObject("author", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                edited == null ? null : edited.toInstant());
    }
}
