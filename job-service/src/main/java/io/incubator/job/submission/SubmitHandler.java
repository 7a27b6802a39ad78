package io.incubator.job.submission;

import io.incubator.job.ledger.LedgerConfig;
import io.incubator.kit.inbox.Effect;
import io.incubator.kit.inbox.EventHandler;
import io.incubator.kit.inbox.IncomingEvent;
import jakarta.inject.Singleton;
import java.util.Objects;

/// Carries out `jobs.submit.v1`.
@Singleton
class SubmitHandler implements EventHandler<SubmitCommand> {
    private final SubmissionService submissions;
    private final LedgerConfig config;

    SubmitHandler(SubmissionService submissions, LedgerConfig config) {
        this.submissions = submissions;
        this.config = config;
    }

    @Override
    public String consumer() {
        return "jobs-submit";
    }

    @Override
    public Class<SubmitCommand> payload() {
        return SubmitCommand.class;
    }

    @Override
    public Effect prepare(IncomingEvent<SubmitCommand> event) {
        Submission submission = event.data().submission(config.maxAttempts());
        Objects.requireNonNull(submission.requester(), "requester");
        if (!submission.organisation().equals(event.organisation())) {
            throw new IllegalArgumentException("the command's organisation is not the message's");
        }
        return () -> submissions.take(submission);
    }
}
