package io.incubator.project.revisions;

import io.incubator.kit.paging.SortOrder;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Every query names the organisation.
@ApplicationScoped
class RevisionRepository implements PanacheRepositoryBase<RevisionEntity, UUID> {

    Optional<RevisionEntity> find(UUID organisation, UUID project, UUID id) {
        return find("organisation = ?1 and projectId = ?2 and id = ?3", organisation, project, id)
                .firstResultOptional();
    }

    /// The revision that is being planned from another one, if there is one.
    Optional<RevisionEntity> findPlanningFrom(RevisionEntity parent) {
        return find(
                        "organisation = ?1 and projectId = ?2 and parentId = ?3 and state = ?4",
                        parent.organisation,
                        parent.projectId,
                        parent.id,
                        RevisionState.PLANNING)
                .firstResultOptional();
    }

    /// What was said from the brief up to a revision, the oldest first.
    @SuppressWarnings("unchecked") // a native query of one text column
    List<String> feedbackUpTo(RevisionEntity revision) {
        return getEntityManager()
                .createNativeQuery("""
                        with recursive line (id, parent_id, number, feedback) as (
                            select id, parent_id, number, feedback from revision
                            where org_id = :organisation and project_id = :project and id = :id
                            union all
                            select r.id, r.parent_id, r.number, r.feedback from revision r join line on r.id = line.parent_id
                            where r.org_id = :organisation and r.project_id = :project)
                        select feedback from line where feedback is not null order by number
                        """, String.class)
                .setParameter("organisation", revision.organisation)
                .setParameter("project", revision.projectId)
                .setParameter("id", revision.id)
                .getResultList();
    }

    Optional<RevisionEntity> findByJob(UUID organisation, UUID job) {
        return find("organisation = ?1 and jobId = ?2", organisation, job).firstResultOptional();
    }

    /// The project a job plans for, without loading the revision: it must be read under the project's lock.
    Optional<UUID> projectOfJob(UUID organisation, UUID job) {
        return getEntityManager()
                .createQuery(
                        "select projectId from RevisionEntity where organisation = :organisation and jobId = :job",
                        UUID.class)
                .setParameter("organisation", organisation)
                .setParameter("job", job)
                .getResultStream()
                .findFirst();
    }

    /// The highest number given so far, 0 before the first; asked under the project's lock.
    int lastNumber(UUID organisation, UUID project) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(max(number), 0) from RevisionEntity"
                                + " where organisation = :organisation and projectId = :project",
                        Integer.class)
                .setParameter("organisation", organisation)
                .setParameter("project", project)
                .getSingleResult();
    }

    /// In the order asked for.
    ///
    /// @param state null for all
    /// @param after number of the last row of the page before; null for the first page
    List<RevisionEntity> list(
            UUID organisation,
            UUID project,
            RevisionState state,
            SortOrder<RevisionOrder> order,
            Long after,
            int count) {
        StringBuilder where = new StringBuilder("organisation = :organisation and projectId = :project");
        Map<String, Object> parameters = new HashMap<>(Map.of("organisation", organisation, "project", project));
        if (state != null) {
            where.append(" and state = :state");
            parameters.put("state", state);
        }
        if (after != null) {
            where.append(" and number ").append(order.after()).append(" :after");
            parameters.put("after", Math.clamp(after, 0, Integer.MAX_VALUE));
        }
        Sort sort = order.descending() ? Sort.descending("number") : Sort.ascending("number");
        return find(where.toString(), sort, parameters).page(0, count).list();
    }
}
