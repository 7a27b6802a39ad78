package io.incubator.auth.apikey;

import io.incubator.auth.AuthError;
import io.incubator.auth.assurance.StepUp;
import io.incubator.auth.notice.NoticeKind;
import io.incubator.auth.notice.NoticeRepository;
import io.incubator.auth.revocation.RevocationLog;
import io.incubator.kit.apikey.ApiKeyFormat;
import io.incubator.kit.data.Ids;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/// The caller's keys. Only somebody who is signed in makes, sees and ends keys, and only their own:
/// neither a key nor a job makes another key.
@ApplicationScoped
class ApiKeyService {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int HINT_LENGTH = ApiKeyFormat.PREFIX.length() + 4;

    private final ApiKeyRepository keys;
    private final RevocationLog revocations;
    private final NoticeRepository notices;
    private final StepUp stepUp;
    private final CurrentIdentity caller;
    private final Clock clock;

    ApiKeyService(
            ApiKeyRepository keys,
            RevocationLog revocations,
            NoticeRepository notices,
            StepUp stepUp,
            CurrentIdentity caller,
            Clock clock) {
        this.keys = keys;
        this.revocations = revocations;
        this.notices = notices;
        this.stepUp = stepUp;
        this.caller = caller;
        this.clock = clock;
    }

    /// Makes a key for the caller, in the organisation their token speaks for.
    ///
    /// @throws ProblemException `forbidden` without a session; `step-up-required`; `scope-not-held`
    ///     for more than the caller may; `validation-failed` for a time that is past or too far
    NewApiKey create(String name, Collection<String> scopes, Instant expiresAt) {
        stepUp.require();
        Instant now = clock.instant();
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("expiresAt", "range", "must be in the future, at most " + LONGEST.toDays() + " days");
        }
        for (String scope : scopes) {
            if (!caller.scopes().contains(scope)) {
                throw new ProblemException(AuthError.SCOPE_NOT_HELD, scope);
            }
        }
        String key = ApiKeyFormat.random();
        ApiKeyView view = new ApiKeyView(
                Ids.next(),
                name,
                key.substring(0, HINT_LENGTH),
                new TreeSet<>(scopes).stream().toList(),
                now,
                expiresAt,
                null);
        UUID owner = caller.subject();
        UUID organisation = caller.organisation();
        QuarkusTransaction.requiringNew().run(() -> {
            keys.add(view, owner, organisation, ApiKeyFormat.digest(key));
            notices.add(owner, NoticeKind.API_KEY_CREATED, now);
        });
        return new NewApiKey(view, key);
    }

    /// @throws ProblemException `forbidden` without a session
    @ReadOnly
    Page<ApiKeyView> list(Optional<Cursor> before, int limit) {
        requireSession();
        return Page.of(
                keys.inForce(caller.subject(), caller.organisation(), before, limit + 1, clock.instant()),
                limit,
                k -> Cursor.of(k.createdAt(), k.id()),
                Function.identity());
    }

    /// @throws ProblemException `forbidden` without a session; `not-found`
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void revoke(UUID key) {
        requireSession();
        if (!keys.revoke(key, caller.subject(), caller.organisation(), clock.instant())) {
            throw new ProblemException(CommonError.NOT_FOUND);
        }
        revocations.sessionEnded(key);
    }

    private void requireSession() {
        stepUp.session();
    }
}
