package io.incubator.project.projects;

import io.incubator.kit.paging.SortOrder;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Every query names the organisation; row-level security would show nothing else anyway.
@ApplicationScoped
class ProjectRepository implements PanacheRepositoryBase<ProjectEntity, UUID> {

    Optional<ProjectEntity> find(UUID organisation, UUID id) {
        return find("organisation = ?1 and id = ?2", organisation, id).firstResultOptional();
    }

    /// Takes the row's lock, under which everything in a project changes.
    Optional<ProjectEntity> lock(UUID organisation, UUID id) {
        return find("organisation = ?1 and id = ?2", organisation, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// Whether there was one to delete; what belongs to it goes by the foreign keys.
    boolean delete(UUID organisation, UUID id) {
        return delete("organisation = ?1 and id = ?2", organisation, id) == 1;
    }

    /// A page in the order asked for. Every order has its index; the words are looked up in one of their own.
    @SuppressWarnings("unchecked") // a native query of the entity
    List<ProjectEntity> list(UUID organisation, ProjectQuery query, int count) {
        SortOrder<ProjectOrder> order = query.order();
        String column = order.field().column();
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder sql = new StringBuilder("""
                select id, org_id, name, name_key, description, state, version, created_by, created_at, updated_at
                from project where org_id = :organisation""");
        parameters.put("organisation", organisation);
        if (query.state() != null) {
            sql.append(" and state = :state");
            parameters.put("state", new ProjectStateColumn().convertToDatabaseColumn(query.state()));
        }
        if (!query.words().isEmpty()) {
            sql.append(" and id in (select project_matches(:words))");
            parameters.put("words", query.words().toArray(String[]::new));
        }
        if (query.after() != null) {
            sql.append(" and (%s, id) %s (:key, :id)".formatted(column, order.after()));
            parameters.put("key", query.after().key());
            parameters.put("id", query.after().id());
        }
        sql.append(" order by %1$s %2$s, id %2$s".formatted(column, order.direction()));
        Query page = getEntityManager().createNativeQuery(sql.toString(), ProjectEntity.class);
        parameters.forEach(page::setParameter);
        return page.setMaxResults(count).getResultList();
    }
}
