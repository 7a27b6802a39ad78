package io.incubator.auth.external;

import io.incubator.auth.assurance.StepUp;
import io.incubator.auth.notice.NoticeKind;
import io.incubator.auth.notice.NoticeRepository;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The caller's accounts elsewhere.
@ApplicationScoped
class IdentityService {
    private final IdentityRepository identities;
    private final NoticeRepository notices;
    private final StepUp stepUp;
    private final CurrentIdentity caller;
    private final Clock clock;

    IdentityService(
            IdentityRepository identities,
            NoticeRepository notices,
            StepUp stepUp,
            CurrentIdentity caller,
            Clock clock) {
        this.identities = identities;
        this.notices = notices;
        this.stepUp = stepUp;
        this.caller = caller;
        this.clock = clock;
    }

    /// @throws ProblemException `forbidden` without a session
    @ReadOnly
    Page<IdentityView> list(Optional<Cursor> before, int limit) {
        stepUp.session();
        return Page.of(
                identities.list(caller.subject(), before, limit + 1),
                limit,
                i -> Cursor.of(i.createdAt(), i.id()),
                Function.identity());
    }

    /// Unlinks one. A password is set by mail whenever there is none, so nobody is locked out.
    ///
    /// @throws ProblemException `forbidden` without a session; `step-up-required`; `not-found`
    void remove(UUID id) {
        stepUp.require();
        UUID owner = caller.subject();
        QuarkusTransaction.requiringNew().run(() -> {
            if (!identities.remove(id, owner)) {
                throw new ProblemException(CommonError.NOT_FOUND);
            }
            notices.add(owner, NoticeKind.IDENTITY_UNLINKED, clock.instant());
        });
    }
}
