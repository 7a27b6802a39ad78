package io.incubator.project.revisions;

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

/// The table of revisions. Every query names the organisation.
@Singleton
class RevisionRepository {
    private static final String REVISION = """
            select id, org_id, project_id, number, state, brief_id, job_id, parent_id, cause, feedback,
                progress_percent, progress_stage, progress_version, failure_code, failure_message,
                created_by, created_at, finished_at
            from revision where org_id = :organisation
            """;

    private final Jdbi jdbi;

    RevisionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<RevisionRow> find(UUID organisation, UUID project, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(REVISION + "and project_id = :project and id = :id")
                .bind("organisation", organisation)
                .bind("project", project)
                .bind("id", id)
                .map((row, _) -> revision(row))
                .findOne());
    }

    /// The revision that is being planned from another one, if there is one.
    Optional<RevisionRow> findPlanningFrom(RevisionRow parent) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        REVISION + "and project_id = :project and parent_id = :parent and state = :planning")
                .bind("organisation", parent.organisation())
                .bind("project", parent.projectId())
                .bind("parent", parent.id())
                .bind("planning", RevisionState.PLANNING.label())
                .map((row, _) -> revision(row))
                .findFirst());
    }

    /// What was said from the brief up to a revision, the oldest first.
    List<String> feedbackUpTo(RevisionRow revision) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with recursive line (id, parent_id, number, feedback) as (
                            select id, parent_id, number, feedback from revision
                            where org_id = :organisation and project_id = :project and id = :id
                            union all
                            select r.id, r.parent_id, r.number, r.feedback from revision r join line on r.id = line.parent_id
                            where r.org_id = :organisation and r.project_id = :project)
                        select feedback from line where feedback is not null order by number
                        """)
                .bind("organisation", revision.organisation())
                .bind("project", revision.projectId())
                .bind("id", revision.id())
                .mapTo(String.class)
                .list());
    }

    Optional<RevisionRow> findByJob(UUID organisation, UUID job) {
        return jdbi.withHandle(handle -> handle.createQuery(REVISION + "and job_id = :job")
                .bind("organisation", organisation)
                .bind("job", job)
                .map((row, _) -> revision(row))
                .findFirst());
    }

    /// The project a job plans for, without the revision: that must be read under the project's lock.
    Optional<UUID> projectOfJob(UUID organisation, UUID job) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select project_id from revision where org_id = :organisation and job_id = :job")
                .bind("organisation", organisation)
                .bind("job", job)
                .mapTo(UUID.class)
                .findFirst());
    }

    /// The highest number given so far, 0 before the first; asked under the project's lock.
    int lastNumber(UUID organisation, UUID project) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(max(number), 0) from revision
                        where org_id = :organisation and project_id = :project
                        """)
                .bind("organisation", organisation)
                .bind("project", project)
                .mapTo(Integer.class)
                .one());
    }

    /// In the order asked for.
    ///
    /// @param state null for all
    /// @param after number of the last row of the page before; null for the first page
    List<RevisionRow> list(
            UUID organisation,
            UUID project,
            RevisionState state,
            SortOrder<RevisionOrder> order,
            Long after,
            int count) {
        String sql = REVISION + "and project_id = :project"
                + (state == null ? "" : " and state = :state")
                + (after == null ? "" : " and number " + order.after() + " :after")
                + " order by number " + order.direction() + " limit :count";
        return jdbi.withHandle(handle -> {
            Query page = handle.createQuery(sql)
                    .bind("organisation", organisation)
                    .bind("project", project)
                    .bind("count", count);
            if (state != null) {
                page.bind("state", state.label());
            }
            if (after != null) {
                page.bind("after", Math.clamp(after, 0, Integer.MAX_VALUE));
            }
            return page.map((row, _) -> revision(row)).list();
        });
    }

    /// Adds one that has just begun.
    void add(RevisionRow revision) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into revision (id, org_id, project_id, number, state, brief_id, job_id, parent_id, cause,
                            feedback, created_by, created_at)
                        values (:id, :organisation, :project, :number, :state, :brief, :job, :parent, :cause,
                            :feedback, :subject, :at)
                        """)
                .bind("id", revision.id())
                .bind("organisation", revision.organisation())
                .bind("project", revision.projectId())
                .bind("number", revision.number())
                .bind("state", revision.state().label())
                .bind("brief", revision.briefId())
                .bind("job", revision.jobId())
                .bindByType("parent", revision.parentId(), UUID.class)
                .bind("cause", revision.cause())
                .bind("feedback", revision.feedback())
                .bind("subject", revision.createdBy())
                .bind("at", time(revision.createdAt()))
                .execute());
    }

    /// Notes how far one is; the caller holds its project's lock.
    void progressed(RevisionRow revision, RevisionRow.Progress progress) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update revision set progress_percent = :percent, progress_stage = :stage,
                            progress_version = :version
                        where org_id = :organisation and id = :id
                        """)
                .bind("percent", progress.percent())
                .bind("stage", progress.stage())
                .bind("version", progress.version())
                .bind("organisation", revision.organisation())
                .bind("id", revision.id())
                .execute());
    }

    /// Notes how one ended; the caller holds its project's lock.
    void finished(RevisionRow revision) {
        Revision.Failure failure = revision.failure();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update revision set state = :state, failure_code = :code, failure_message = :message,
                            finished_at = :at
                        where org_id = :organisation and id = :id
                        """)
                .bind("state", revision.state().label())
                .bind("code", failure == null ? null : failure.code())
                .bind("message", failure == null ? null : failure.message())
                .bind("at", time(revision.finishedAt()))
                .bind("organisation", revision.organisation())
                .bind("id", revision.id())
                .execute());
    }

    private static RevisionRow revision(ResultSet row) throws SQLException {
        String failure = row.getString("failure_code");
        OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        return new RevisionRow(
                row.getObject("id", UUID.class),
                row.getObject("org_id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getInt("number"),
                RevisionState.of(row.getString("state")),
                row.getObject("brief_id", UUID.class),
                row.getObject("job_id", UUID.class),
                row.getObject("parent_id", UUID.class),
                row.getString("cause"),
                row.getString("feedback"),
                new RevisionRow.Progress(
                        row.getInt("progress_percent"),
                        row.getString("progress_stage"),
                        row.getLong("progress_version")),
                failure == null ? null : new Revision.Failure(failure, row.getString("failure_message")),
                row.getObject("created_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finishedAt == null ? null : finishedAt.toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
