package io.incubator.project.briefs;

import io.incubator.kit.paging.SortOrder;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Every query names the organisation and the project.
@ApplicationScoped
class BriefRepository implements PanacheRepositoryBase<BriefEntity, UUID> {

    /// The last row of the page before.
    record Position(Instant createdAt, UUID id) {}

    Optional<BriefEntity> find(UUID organisation, UUID project, UUID id) {
        return find("organisation = ?1 and projectId = ?2 and id = ?3", organisation, project, id)
                .firstResultOptional();
    }

    boolean exists(UUID organisation, UUID project, UUID id) {
        return count("organisation = ?1 and projectId = ?2 and id = ?3", organisation, project, id) == 1;
    }

    /// In the order asked for, without their whole texts.
    ///
    /// @param after null for the first page
    List<BriefSummary> list(UUID organisation, UUID project, SortOrder<BriefOrder> order, Position after, int count) {
        String following = after == null ? "" : "and (createdAt, id) " + order.after() + " (:createdAt, :id)";
        TypedQuery<BriefSummary> query = getEntityManager()
                .createQuery("""
                        select id, projectId, left(text, 200), language, createdAt
                        from BriefEntity
                        where organisation = :organisation and projectId = :project %1$s
                        order by createdAt %2$s, id %2$s
                        """.formatted(following, order.direction()), BriefSummary.class)
                .setParameter("organisation", organisation)
                .setParameter("project", project)
                .setMaxResults(count);
        if (after != null) {
            query.setParameter("createdAt", after.createdAt()).setParameter("id", after.id());
        }
        return query.getResultList();
    }
}
