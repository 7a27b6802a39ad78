package io.incubator.ai.plans;

import io.incubator.ai.planner.BundleFile;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The tables of plans. Every query names the organisation; row-level security would show nothing else anyway.
@Singleton
class PlanRepository {
    private final Jdbi jdbi;

    PlanRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<UUID> idOfJob(UUID organisation, UUID job) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id from plan where org_id = :organisation and job_id = :job")
                        .bind("organisation", organisation)
                        .bind("job", job)
                        .mapTo(UUID.class)
                        .findOne());
    }

    /// Whether it was stored: false when the job has a plan already.
    boolean insert(UUID id, UUID organisation, UUID subject, UUID job, PlanInput input, String plan) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into plan (id, org_id, job_id, project_id, brief_id, revision_id, plan, created_by)
                        values (:id, :organisation, :job, :project, :brief, :revision, :plan, :subject)
                        on conflict (job_id) do nothing""")
                        .bind("id", id)
                        .bind("organisation", organisation)
                        .bind("job", job)
                        .bind("project", input.projectId())
                        .bind("brief", input.briefId())
                        .bind("revision", input.revisionId())
                        .bind("plan", plan)
                        .bind("subject", subject)
                        .execute())
                == 1;
    }

    void insertFiles(UUID plan, UUID organisation, List<BundleFile> files) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into plan_file (plan_id, position, org_id, path, media_type, content)
                    values (:plan, :position, :organisation, :path, :mediaType, :content)""");
            for (int position = 0; position < files.size(); position++) {
                BundleFile file = files.get(position);
                batch.bind("plan", plan)
                        .bind("position", position)
                        .bind("organisation", organisation)
                        .bind("path", file.path())
                        .bind("mediaType", file.mediaType())
                        .bind("content", file.content())
                        .add();
            }
            batch.execute();
        });
    }

    Optional<StoredPlan> find(UUID organisation, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, job_id, project_id, brief_id, revision_id, created_at, plan
                        from plan where org_id = :organisation and id = :id""")
                .bind("organisation", organisation)
                .bind("id", id)
                .map((row, context) -> plan(row))
                .findOne());
    }

    Optional<Foundation> foundation(UUID organisation, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select plan::json ->> 'knowledgeVersion' as knowledge,
                               plan::json -> 'understanding' ->> 'values' as understood,
                               plan::json -> 'counsel' ->> 'entities' as entities,
                               plan::json -> 'cause' ->> 'heard' as heard
                        from plan where org_id = :organisation and id = :id""")
                .bind("organisation", organisation)
                .bind("id", id)
                .map((row, context) -> Foundation.of(
                        row.getString("knowledge"),
                        row.getString("understood"),
                        row.getString("entities"),
                        row.getString("heard")))
                .findOne());
    }

    List<BundleFile> files(UUID organisation, UUID plan) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select path, media_type, content from plan_file
                        where org_id = :organisation and plan_id = :plan order by position""")
                .bind("organisation", organisation)
                .bind("plan", plan)
                .map((row, context) ->
                        new BundleFile(row.getString("path"), row.getString("media_type"), row.getString("content")))
                .list());
    }

    private static StoredPlan plan(ResultSet row) throws SQLException {
        return new StoredPlan(
                row.getObject("id", UUID.class),
                row.getObject("job_id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getObject("brief_id", UUID.class),
                row.getObject("revision_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("plan"));
    }
}
