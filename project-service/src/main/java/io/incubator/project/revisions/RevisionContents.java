package io.incubator.project.revisions;

import io.incubator.kit.tenancy.ReadOnly;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The plan and the bundle's files of revisions, which are stored once and read as they are.
@ApplicationScoped
class RevisionContents {
    private final Jdbi jdbi;

    RevisionContents(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void store(RevisionRow revision, PlanDocument document) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            insert into revision_plan (revision_id, org_id, project_id, plan, plan_id)
                            values (:revision, :organisation, :project, :plan, :planId)""")
                    .bind("revision", revision.id())
                    .bind("organisation", revision.organisation())
                    .bind("project", revision.projectId())
                    .bind("plan", document.plan().toString())
                    .bind("planId", document.id())
                    .execute();
            PreparedBatch files = handle.prepareBatch("""
                    insert into revision_file (revision_id, path, org_id, project_id, media_type, content, sha256)
                    values (:revision, :path, :organisation, :project, :mediaType, :content, :sha256)""");
            for (PlanDocument.File file : document.files()) {
                byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
                files.bind("revision", revision.id())
                        .bind("organisation", revision.organisation())
                        .bind("project", revision.projectId())
                        .bind("path", file.path())
                        .bind("mediaType", file.mediaType())
                        .bind("content", content)
                        .bind("sha256", sha256(content))
                        .add();
            }
            files.execute();
        });
    }

    @ReadOnly
    Optional<String> plan(UUID organisation, UUID revision) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select plan from revision_plan where org_id = :organisation and revision_id = :revision")
                .bind("organisation", organisation)
                .bind("revision", revision)
                .mapTo(String.class)
                .findOne());
    }

    /// Where ai-service keeps a revision's plan; empty for one stored before that was noted down.
    @ReadOnly
    Optional<UUID> planId(UUID organisation, UUID revision) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select plan_id from revision_plan
                        where org_id = :organisation and revision_id = :revision and plan_id is not null""")
                .bind("organisation", organisation)
                .bind("revision", revision)
                .mapTo(UUID.class)
                .findOne());
    }

    /// The files of a bundle, without their contents, in the order of the bytes of their paths.
    @ReadOnly
    List<RevisionFile> files(UUID organisation, UUID revision) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select path, media_type, octet_length(content) as size, encode(sha256, 'hex') as sha256
                        from revision_file
                        where org_id = :organisation and revision_id = :revision
                        order by path collate "C"
                        """)
                .bind("organisation", organisation)
                .bind("revision", revision)
                .map((row, context) -> file(row))
                .list());
    }

    /// One file of a bundle, without its content.
    @ReadOnly
    Optional<RevisionFile> describe(UUID organisation, UUID revision, String path) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select path, media_type, octet_length(content) as size, encode(sha256, 'hex') as sha256
                        from revision_file
                        where org_id = :organisation and revision_id = :revision and path = :path
                        """)
                .bind("organisation", organisation)
                .bind("revision", revision)
                .bind("path", path)
                .map((row, context) -> file(row))
                .findOne());
    }

    private static RevisionFile file(ResultSet row) throws SQLException {
        return new RevisionFile(
                row.getString("path"), row.getString("media_type"), row.getLong("size"), row.getString("sha256"));
    }

    /// The paths of a bundle in the order of their bytes, the same on every machine.
    @ReadOnly
    List<String> paths(UUID organisation, UUID revision) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select path from revision_file
                        where org_id = :organisation and revision_id = :revision
                        order by path collate "C"
                        """)
                .bind("organisation", organisation)
                .bind("revision", revision)
                .mapTo(String.class)
                .list());
    }

    @ReadOnly
    Optional<byte[]> file(UUID organisation, UUID revision, String path) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select content from revision_file
                        where org_id = :organisation and revision_id = :revision and path = :path
                        """)
                .bind("organisation", organisation)
                .bind("revision", revision)
                .bind("path", path)
                .mapTo(byte[].class)
                .findOne());
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
