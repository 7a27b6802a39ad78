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

/// The table of invitations. Every query names the organisation.
@Singleton
class InvitationRepository {
    private static final String SELECT =
            "select id, project_id, user_id, role, state, invited_by, created_at, expires_at, answered_at"
                    + " from project_invitation where org_id = :organisation ";

    private final Jdbi jdbi;

    InvitationRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Invitation> find(UUID organisation, UUID project, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "and project_id = :project and id = :id")
                .bind("organisation", organisation)
                .bind("project", project)
                .bind("id", id)
                .map((row, context) -> invitation(row))
                .findOne());
    }

    /// An invitation of the one who is invited.
    Optional<Invitation> findOf(UUID organisation, UUID user, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "and user_id = :user and id = :id")
                .bind("organisation", organisation)
                .bind("user", user)
                .bind("id", id)
                .map((row, context) -> invitation(row))
                .findOne());
    }

    /// Whether that made one: false when the person has an open invitation to the project. One that ran out is closed
    /// first, so that it is in nobody's way.
    boolean add(UUID organisation, Invitation invitation) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate("""
                            update project_invitation set state = 'expired'
                            where org_id = :organisation and project_id = :project and user_id = :user
                              and state = 'open' and expires_at <= :now""")
                    .bind("organisation", organisation)
                    .bind("project", invitation.projectId())
                    .bind("user", invitation.userId())
                    .bind("now", time(invitation.createdAt()))
                    .execute();
            return handle.createUpdate("""
                                    insert into project_invitation
                                        (id, org_id, project_id, user_id, role, state, invited_by, created_at, expires_at)
                                    values (:id, :organisation, :project, :user, :role, :state, :invitedBy, :createdAt,
                                        :expiresAt)
                                    on conflict (project_id, user_id) where state = 'open' do nothing""")
                            .bind("id", invitation.id())
                            .bind("organisation", organisation)
                            .bind("project", invitation.projectId())
                            .bind("user", invitation.userId())
                            .bind("role", invitation.role().label())
                            .bind("state", invitation.state().label())
                            .bind("invitedBy", invitation.invitedBy())
                            .bind("createdAt", time(invitation.createdAt()))
                            .bind("expiresAt", time(invitation.expiresAt()))
                            .execute()
                    == 1;
        });
    }

    void answer(UUID organisation, Invitation invitation) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update project_invitation set state = :state, answered_at = :at
                        where org_id = :organisation and id = :id""")
                .bind("organisation", organisation)
                .bind("id", invitation.id())
                .bind("state", invitation.state().label())
                .bind("at", time(invitation.answeredAt()))
                .execute());
    }

    /// A project's invitations, the newest first.
    ///
    /// @param state only invitations of this state as it is stored; null for all
    /// @param after null for the first page
    List<Invitation> list(UUID organisation, UUID project, InvitationState state, Position after, int count) {
        return jdbi.withHandle(handle -> {
            Query query = page(
                    handle.createQuery(SELECT + "and project_id = :project "
                            + (state == null ? "" : "and state = :state ") + following(after)),
                    organisation,
                    after,
                    count);
            query.bind("project", project);
            if (state != null) {
                query.bind("state", state.label());
            }
            return query.map((row, context) -> invitation(row)).list();
        });
    }

    /// What somebody can still accept, the newest first.
    ///
    /// @param after null for the first page
    List<Invitation> open(UUID organisation, UUID user, Instant now, Position after, int count) {
        return jdbi.withHandle(handle -> page(
                        handle.createQuery(SELECT + "and user_id = :user and state = 'open' and expires_at > :now "
                                + following(after)),
                        organisation,
                        after,
                        count)
                .bind("user", user)
                .bind("now", time(now))
                .map((row, context) -> invitation(row))
                .list());
    }

    private static String following(Position after) {
        return (after == null ? "" : "and (created_at, id) < (:after, :afterId) ")
                + "order by created_at desc, id desc limit :count";
    }

    private static Query page(Query query, UUID organisation, Position after, int count) {
        query.bind("organisation", organisation).bind("count", count);
        if (after != null) {
            query.bind("after", after.time()).bind("afterId", after.id());
        }
        return query;
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new Invitation(
                row.getObject("id", UUID.class),
                row.getObject("project_id", UUID.class),
                row.getObject("user_id", UUID.class),
                ProjectRole.of(row.getString("role")),
                InvitationState.of(row.getString("state")),
                row.getObject("invited_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                answered == null ? null : answered.toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
