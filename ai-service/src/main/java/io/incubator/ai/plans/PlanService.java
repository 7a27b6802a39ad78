package io.incubator.ai.plans;

import io.incubator.kit.data.Ids;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/// Keeps plans: one a job, never changed.
@ApplicationScoped
class PlanService {
    private final PlanRepository plans;

    PlanService(PlanRepository plans) {
        this.plans = plans;
    }

    /// The plan a job has stored, if it has.
    @ReadOnly
    Optional<UUID> ofJob(UUID organisation, UUID job) {
        return plans.idOfJob(organisation, job);
    }

    /// What a plan was made from.
    @ReadOnly
    Optional<Foundation> foundationOf(UUID organisation, UUID id) {
        return plans.foundation(organisation, id);
    }

    /// Stores a job's plan, unless the job has one: two workers that both believe to hold the job leave one plan.
    ///
    /// @return the id of the job's plan
    @Transactional
    UUID store(UUID organisation, UUID subject, UUID job, PlanInput input, PlannedBundle planned) {
        UUID id = Ids.next();
        if (plans.insert(id, organisation, subject, job, input, planned.plan())) {
            plans.insertFiles(id, organisation, planned.files());
            return id;
        }
        return plans.idOfJob(organisation, job)
                .orElseThrow(() -> new IllegalStateException("job " + job + " has a plan of another organisation"));
    }

    @ReadOnly
    Optional<StoredPlan> find(UUID organisation, UUID id) {
        return plans.find(organisation, id);
    }

    @ReadOnly
    Optional<PlanDocument> document(UUID organisation, UUID id) {
        return plans.find(organisation, id).map(plan -> PlanDocument.of(plan, plans.files(organisation, id)));
    }
}
