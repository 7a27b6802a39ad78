package io.incubator.project.revisions;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The table of acceptances: one row a project. Every query names the organisation.
@Singleton
class AcceptanceRepository {
    private final Jdbi jdbi;

    AcceptanceRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Acceptance> find(UUID organisation, UUID project) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select revision_id, option_id, accepted_at from acceptance
                        where org_id = :organisation and project_id = :project""")
                .bind("organisation", organisation)
                .bind("project", project)
                .map((row, context) -> new Acceptance(
                        row.getObject("revision_id", UUID.class),
                        row.getString("option_id"),
                        row.getObject("accepted_at", OffsetDateTime.class).toInstant()))
                .findOne());
    }

    /// Whether that changed anything: false when the project goes by this revision and option already.
    boolean put(RevisionRow revision, String option, UUID subject, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into acceptance (project_id, org_id, revision_id, option_id, accepted_by, accepted_at)
                        values (:project, :organisation, :revision, :option, :subject, :at)
                        on conflict (project_id) do update
                        set revision_id = excluded.revision_id, option_id = excluded.option_id,
                            accepted_by = excluded.accepted_by, accepted_at = excluded.accepted_at
                        where (acceptance.revision_id, acceptance.option_id)
                            is distinct from (excluded.revision_id, excluded.option_id)""")
                        .bind("project", revision.projectId())
                        .bind("organisation", revision.organisation())
                        .bind("revision", revision.id())
                        .bind("option", option)
                        .bind("subject", subject)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }
}
