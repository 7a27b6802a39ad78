package io.incubator.ai.limits;

import io.incubator.kit.conditional.Precondition;
import io.incubator.kit.data.Ids;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Sets allowances up.
@ApplicationScoped
class AllowanceService {
    private final AllowanceRepository allowances;
    private final Precondition precondition;
    private final CurrentIdentity identity;

    AllowanceService(AllowanceRepository allowances, Precondition precondition, CurrentIdentity identity) {
        this.allowances = allowances;
        this.precondition = precondition;
        this.identity = identity;
    }

    @ReadOnly
    Page<Allowance> list(Optional<Cursor> cursor, int limit) {
        String after = cursor.map(c -> c.text(0)).orElse("");
        return Page.of(
                allowances.list(identity.organisation(), after, limit + 1),
                limit,
                last -> Cursor.of(last.name()),
                Function.identity());
    }

    @ReadOnly
    Allowance get(UUID id) {
        return find(id);
    }

    @Transactional
    Allowance create(AllowanceSettings settings) {
        if (settings.subject().isEmpty() != (settings.subjectKind() == SubjectKind.ORGANISATION)) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("subject", "subject", "is empty for the organisation, and only there");
        }
        if (settings.measure() == Measure.CONCURRENCY && settings.period() != Period.TOTAL) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("period", "period", "is total for concurrency, which counts what is under way");
        }
        UUID id = Ids.next();
        if (!allowances.insert(identity.organisation(), id, settings)) {
            throw new ProblemException(LimitError.ALLOWANCE_NAME_TAKEN, settings.name());
        }
        return find(id);
    }

    @Transactional
    Allowance changeAmount(UUID id, long amount) {
        Allowance allowance = find(id);
        precondition.check(allowance);
        if (!allowances.changeAmount(identity.organisation(), allowance, amount)) {
            throw new ProblemException(CommonError.CONFLICT);
        }
        return find(id);
    }

    @Transactional
    void delete(UUID id) {
        precondition.check(find(id));
        allowances.delete(identity.organisation(), id);
    }

    private Allowance find(UUID id) {
        return allowances
                .find(identity.organisation(), id)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }
}
