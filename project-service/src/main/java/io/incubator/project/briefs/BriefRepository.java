package io.incubator.project.briefs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/// The table of briefs. Every query names the organisation and the project. A context is kept as JSON, which nobody
/// else reads or writes.
@Singleton
class BriefRepository {
    private final Jdbi jdbi;
    private final ObjectMapper json;

    BriefRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /// The last row of the page before.
    record Position(Instant createdAt, UUID id) {}

    void add(UUID organisation, Brief brief, UUID subject) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into brief (id, org_id, project_id, text, language, context, created_by, created_at)
                        values (:id, :organisation, :project, :text, :language, :context, :subject, :at)
                        """)
                .bind("id", brief.id())
                .bind("organisation", organisation)
                .bind("project", brief.projectId())
                .bind("text", brief.text())
                .bind(
                        "language",
                        brief.language() == null ? null : brief.language().label())
                .bind("context", write(brief.context()))
                .bind("subject", subject)
                .bind("at", brief.createdAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    Optional<Brief> find(UUID organisation, UUID project, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, project_id, text, language, context, created_at from brief
                        where org_id = :organisation and project_id = :project and id = :id
                        """)
                .bind("organisation", organisation)
                .bind("project", project)
                .bind("id", id)
                .map((row, _) -> brief(row))
                .findOne());
    }

    boolean exists(UUID organisation, UUID project, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select from brief
                                       where org_id = :organisation and project_id = :project and id = :id)
                        """)
                .bind("organisation", organisation)
                .bind("project", project)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
    }

    /// In the order asked for, without their whole texts.
    ///
    /// @param after null for the first page
    List<BriefSummary> list(UUID organisation, UUID project, SortOrder<BriefOrder> order, Position after, int count) {
        String following = after == null ? "" : "and (created_at, id) " + order.after() + " (:createdAt, :id)";
        return jdbi.withHandle(handle -> {
            Query page = handle.createQuery("""
                            select id, project_id, left(text, 200) as excerpt, language, created_at
                            from brief
                            where org_id = :organisation and project_id = :project %1$s
                            order by created_at %2$s, id %2$s
                            limit :count
                            """.formatted(following, order.direction()))
                    .bind("organisation", organisation)
                    .bind("project", project)
                    .bind("count", count);
            if (after != null) {
                page.bind("createdAt", after.createdAt().atOffset(ZoneOffset.UTC))
                        .bind("id", after.id());
            }
            return page.map((row, _) -> summary(row)).list();
        });
    }

    private static BriefSummary summary(ResultSet row) throws SQLException {
        return new BriefSummary(
                row.getObject("id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getString("excerpt"),
                Language.of(row.getString("language")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private Brief brief(ResultSet row) throws SQLException {
        return new Brief(
                row.getObject("id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getString("text"),
                Language.of(row.getString("language")),
                read(row.getString("context")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
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
