package io.incubator.auth.notice;

import io.incubator.auth.assurance.StepUp;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/// The caller's notices.
@ApplicationScoped
class NoticeService {
    private final NoticeRepository notices;
    private final StepUp stepUp;
    private final CurrentIdentity caller;

    NoticeService(NoticeRepository notices, StepUp stepUp, CurrentIdentity caller) {
        this.stepUp = stepUp;
        this.notices = notices;
        this.caller = caller;
    }

    /// @throws ProblemException `forbidden` for whatever acts for somebody without being signed in as
    ///     them
    @ReadOnly
    Page<Notice> mine(Optional<Cursor> before, int limit) {
        stepUp.session();
        return Page.of(
                notices.of(caller.subject(), before, limit + 1),
                limit,
                n -> Cursor.of(n.createdAt(), n.id()),
                Function.identity());
    }
}
