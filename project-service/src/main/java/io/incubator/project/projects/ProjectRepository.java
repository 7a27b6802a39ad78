package io.incubator.project.projects;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
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

    List<ProjectEntity> list(UUID organisation, ProjectQuery query, int count) {
        StringBuilder where = new StringBuilder("organisation = :organisation");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("organisation", organisation);
        if (query.state() != null) {
            where.append(" and state = :state");
            parameters.put("state", query.state());
        }
        if (query.after() != null) {
            where.append(" and (createdAt, id) ").append(query.order().after()).append(" (:createdAt, :id)");
            parameters.put("createdAt", query.after().createdAt());
            parameters.put("id", query.after().id());
        }
        Sort sort = Sort.by("createdAt", query.order().direction())
                .and("id", query.order().direction());
        return find(where.toString(), sort, parameters).page(0, count).list();
    }
}
