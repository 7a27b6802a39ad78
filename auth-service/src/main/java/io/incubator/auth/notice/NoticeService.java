package io.incubator.auth.notice;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Function;

/// The caller's notices.
@ApplicationScoped
class NoticeService {
    private final NoticeRepository notices;
    private final CurrentIdentity caller;

    NoticeService(NoticeRepository notices, CurrentIdentity caller) {
        this.notices = notices;
        this.caller = caller;
    }

    /// @throws ProblemException `forbidden` for whatever acts for somebody without being signed in as
    ///     them
    @Transactional
    Page<Notice> mine(Optional<Cursor> before, int limit) {
        if (caller.session().isEmpty()) {
            throw new ProblemException(CommonError.FORBIDDEN);
        }
        return Page.of(
                notices.of(caller.subject(), before, limit + 1),
                limit,
                n -> Cursor.of(n.createdAt(), n.id()),
                Function.identity());
    }
}
