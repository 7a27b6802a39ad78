package io.incubator.project.activity;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.ListView;
import io.incubator.kit.paging.Page;
import io.incubator.kit.paging.SortOrder;
import io.incubator.kit.tenancy.ReadOnly;
import io.incubator.project.projects.ProjectService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// The feed of the caller's project.
@ApplicationScoped
class ActivityService {
    private static final SortOrder<Order> NEWEST_FIRST = new SortOrder<>(Order.ID, true);

    private enum Order {
        ID
    }

    private final ActivityRepository activities;
    private final ProjectService projects;
    private final CurrentIdentity identity;

    ActivityService(ActivityRepository activities, ProjectService projects, CurrentIdentity identity) {
        this.activities = activities;
        this.projects = projects;
        this.identity = identity;
    }

    @ReadOnly
    Page<Activity> list(UUID project, UUID actor, String cursor, int limit) {
        projects.requireExisting(project);
        ListView view = ListView.of(NEWEST_FIRST, "activity", project, actor);
        long before = cursor == null ? Long.MAX_VALUE : view.decode(cursor, 1).number(0);
        List<Activity> found = activities.list(identity.organisation(), project, actor, before, limit + 1);
        return Page.of(found, limit, last -> view.cursor(last.id()), Function.identity());
    }
}
