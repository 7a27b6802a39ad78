package io.incubator.job.submission;

import io.incubator.job.ledger.JobError;
import io.incubator.job.ledger.LedgerConfig;
import io.incubator.job.ledger.StoredJson;
import io.incubator.kit.data.Ids;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Turns people's wishes into submissions, or says what is wrong with them.
@Singleton
class Requests {
    private final CurrentIdentity caller;
    private final LedgerConfig config;

    Requests(CurrentIdentity caller, LedgerConfig config) {
        this.caller = caller;
        this.config = config;
    }

    /// @throws ProblemException for what cannot be, or not by this caller
    Submission submission(SubmitRequest request) {
        checkInput(request);
        checkRights(request);
        return Submission.alone(
                Ids.next(),
                request.kind(),
                caller.organisation(),
                caller.subject(),
                null,
                request.input(),
                request.scopes() == null ? List.of() : request.scopes(),
                request.priority() == null ? 0 : request.priority(),
                request.maxAttempts() == null ? config.maxAttempts() : request.maxAttempts(),
                request.uniqueKey(),
                timing(request));
    }

    private static Timing timing(SubmitRequest request) {
        Instant now = Instant.now();
        Instant start = start(request, now);
        if (start != null && start.isAfter(now.plus(Timing.FARTHEST))) {
            throw invalid("runAt", "max", "is more than a year away");
        }
        Instant deadline = request.deadline();
        if (deadline != null && !deadline.isAfter(start == null ? now : start)) {
            throw invalid("deadline", "min", "is past, or before the start");
        }
        if (deadline != null && deadline.isAfter(now.plus(Timing.FARTHEST.multipliedBy(2)))) {
            throw invalid("deadline", "max", "is too far away");
        }
        Duration limit = request.runLimitSeconds() == null ? null : Duration.ofSeconds(request.runLimitSeconds());
        return new Timing(start, deadline, limit);
    }

    private static Instant start(SubmitRequest request, Instant now) {
        if (request.delaySeconds() != null) {
            if (request.runAt() != null) {
                throw invalid("delaySeconds", "value", "cannot be given together with runAt");
            }
            return request.delaySeconds() == 0 ? null : now.plusSeconds(request.delaySeconds());
        }
        return request.runAt() == null || request.runAt().isBefore(now) ? null : request.runAt();
    }

    private static void checkInput(SubmitRequest request) {
        if (!request.input().isObject()) {
            throw invalid("input", "type", "has a value of the wrong type");
        }
        if (StoredJson.size(request.input()) > StoredJson.MAX_INPUT_BYTES) {
            throw new ProblemException(JobError.JOB_INPUT_TOO_LARGE, StoredJson.MAX_INPUT_BYTES)
                    .withField("input", "size", "is too large");
        }
        if (StoredJson.holdsNul(request.input())) {
            throw invalid("input", "value", "holds the character U+0000");
        }
    }

    /// A job acts with its submitter's rights, so nobody can hand it another person or more than they have.
    private void checkRights(SubmitRequest request) {
        if (request.subject() != null && !request.subject().equals(caller.subject())) {
            throw new ProblemException(CommonError.FORBIDDEN).withField("subject", "value", "is not you");
        }
        if (request.scopes() != null) {
            for (String scope : request.scopes()) {
                if (!caller.scopes().contains(scope)) {
                    throw new ProblemException(JobError.JOB_SCOPE_NOT_HELD, scope)
                            .withField("scopes", "value", "holds a scope you do not");
                }
            }
        }
    }

    private static ProblemException invalid(String field, String code, String message) {
        return new ProblemException(CommonError.VALIDATION_FAILED).withField(field, code, message);
    }
}
