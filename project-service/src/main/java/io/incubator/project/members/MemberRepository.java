package io.incubator.project.members;

import io.incubator.project.access.ProjectRole;
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

/// The table of members. Every query names the organisation and the project.
@Singleton
class MemberRepository {
    private static final String COLUMNS = "user_id, role, version, added_by, created_at, updated_at";

    private final Jdbi jdbi;

    MemberRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Member> find(UUID organisation, UUID project, UUID user) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + """
                         from project_member
                        where org_id = :organisation and project_id = :project and user_id = :user""")
                .bind("organisation", organisation)
                .bind("project", project)
                .bind("user", user)
                .map((row, context) -> member(row))
                .findOne());
    }

    /// Whether that made a member: false when they are one already.
    boolean add(UUID organisation, UUID project, Member member) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into project_member
                            (project_id, user_id, org_id, role, version, added_by, created_at, updated_at)
                        values (:project, :user, :organisation, :role, :version, :addedBy, :at, :at)
                        on conflict (project_id, user_id) do nothing""")
                        .bind("organisation", organisation)
                        .bind("project", project)
                        .bind("user", member.userId())
                        .bind("role", member.role().label())
                        .bind("version", member.version())
                        .bind("addedBy", member.addedBy())
                        .bind("at", member.createdAt().atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }

    void change(UUID organisation, UUID project, UUID user, ProjectRole role, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update project_member set role = :role, version = version + 1, updated_at = :at
                        where org_id = :organisation and project_id = :project and user_id = :user""")
                .bind("organisation", organisation)
                .bind("project", project)
                .bind("user", user)
                .bind("role", role.label())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
    }

    void remove(UUID organisation, UUID project, UUID user) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        delete from project_member
                        where org_id = :organisation and project_id = :project and user_id = :user""")
                .bind("organisation", organisation)
                .bind("project", project)
                .bind("user", user)
                .execute());
    }

    /// Who belongs to it the longest, first.
    ///
    /// @param role only members with this role; null for all
    /// @param after null for the first page
    List<Member> list(UUID organisation, UUID project, ProjectRole role, Position after, int count) {
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery("select " + COLUMNS
                            + """
                             from project_member
                            where org_id = :organisation and project_id = :project %s %s
                            order by created_at, user_id limit :count""".formatted(
                                            role == null ? "" : "and role = :role",
                                            after == null ? "" : "and (created_at, user_id) > (:after, :afterId)"))
                    .bind("organisation", organisation)
                    .bind("project", project)
                    .bind("count", count);
            if (role != null) {
                query.bind("role", role.label());
            }
            if (after != null) {
                query.bind("after", after.time()).bind("afterId", after.id());
            }
            return query.map((row, context) -> member(row)).list();
        });
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getObject("user_id", UUID.class),
                ProjectRole.of(row.getString("role")),
                row.getLong("version"),
                row.getObject("added_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
