package io.incubator.project.revisions;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.outbox.Outbox;
import io.incubator.kit.outbox.OutboxEvent;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.project.briefs.BriefService;
import io.incubator.project.events.ProjectEventType;
import io.incubator.project.events.ProjectEvents;
import io.incubator.project.projects.ProjectError;
import io.incubator.project.projects.ProjectService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Asks for revisions, and accepts them: everything under the project's lock, so that two answers to the same revision
/// meet here and not in the planner.
@ApplicationScoped
class RevisionRequestService {
    /// What the planner's job takes is 64 KiB; this leaves room for the rest of its input.
    static final int MAX_CHAIN = 48 * 1024;

    private final RevisionRepository revisions;
    private final RevisionContents contents;
    private final AcceptanceService acceptances;
    private final RevisionService reading;
    private final ProjectService projects;
    private final BriefService briefs;
    private final ProjectEvents events;
    private final Outbox outbox;
    private final CurrentIdentity identity;

    RevisionRequestService(
            RevisionRepository revisions,
            RevisionContents contents,
            AcceptanceService acceptances,
            RevisionService reading,
            ProjectService projects,
            BriefService briefs,
            ProjectEvents events,
            Outbox outbox,
            CurrentIdentity identity) {
        this.revisions = revisions;
        this.contents = contents;
        this.acceptances = acceptances;
        this.reading = reading;
        this.projects = projects;
        this.briefs = briefs;
        this.events = events;
        this.outbox = outbox;
        this.identity = identity;
    }

    /// What a request came to.
    ///
    /// @param planning whether the revision is a new one that is being planned, else the one that was accepted
    record Outcome(Revision revision, boolean planning) {}

    /// Begins a revision: its row, its event and the command to plan it commit together.
    ///
    /// @throws ProblemException `not-found`, `validation-failed`, or what forbids to go on from the parent
    @Transactional
    Outcome request(UUID project, NewRevision body) {
        requireOneOrigin(body);
        projects.lockActive(project);
        if (body.briefId() != null) {
            briefs.requireExisting(project, body.briefId());
            RevisionRow revision = RevisionRow.ofBrief(
                    body.briefId(), nextNumber(project), identity.organisation(), project, identity.subject(), now());
            return begin(revision, SubmitJob.plan(revision));
        }
        RevisionRow parent = findReady(project, body.parentId());
        Feedback said = body.said();
        return said.onlyAccepts() ? accepted(parent, plan(parent)) : answer(parent, said);
    }

    /// Accepts a ready revision. An option the plan is not worked out for begins a revision that is, and is accepted
    /// when it is ready.
    ///
    /// @param option null for the recommended one
    @Transactional
    Outcome accept(UUID project, UUID id, String option) {
        projects.lockActive(project);
        RevisionRow revision = findReady(project, id);
        StoredPlan plan = plan(revision);
        if (option == null || option.equals(plan.recommended())) {
            return accepted(revision, plan);
        }
        if (!plan.options().contains(option)) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("optionId", "unknown-value", "The plan has no such option.");
        }
        return answer(revision, Feedback.choosing(option));
    }

    private Outcome accepted(RevisionRow revision, StoredPlan plan) {
        acceptances.accept(revision, plan, identity.subject());
        return new Outcome(reading.get(revision.projectId(), revision.id()), false);
    }

    private Outcome answer(RevisionRow parent, Feedback said) {
        revisions.findPlanningFrom(parent).ifPresent(other -> {
            throw new ProblemException(ProjectError.REVISION_IN_PROGRESS, String.valueOf(other.number()));
        });
        List<String> chain = new ArrayList<>(revisions.feedbackUpTo(parent));
        chain.add(FeedbackJson.write(said));
        int size = chain.stream()
                .mapToInt(feedback -> feedback.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
        if (size > MAX_CHAIN) {
            throw new ProblemException(ProjectError.FEEDBACK_CHAIN_TOO_LONG, String.valueOf(MAX_CHAIN));
        }
        RevisionRow revision =
                RevisionRow.ofFeedback(parent, said, nextNumber(parent.projectId()), identity.subject(), now());
        UUID parentPlan = contents.planId(parent.organisation(), parent.id()).orElse(null);
        return begin(
                revision,
                SubmitJob.plan(
                        revision,
                        parentPlan,
                        chain.stream().map(FeedbackJson::read).toList()));
    }

    private Outcome begin(RevisionRow revision, SubmitJob command) {
        revisions.add(revision);
        events.append(
                revision.organisation(),
                revision.projectId(),
                ProjectEventType.REVISION_REQUESTED,
                new RevisionEvent.Requested(revision.id(), revision.number(), revision.briefId(), revision.parentId()));
        outbox.publish(new OutboxEvent(
                SubmitJob.EXCHANGE, SubmitJob.TYPE, revision.organisation(), revision.jobId(), 1, command));
        return new Outcome(RevisionMapper.toRevision(revision, null), true);
    }

    private static void requireOneOrigin(NewRevision body) {
        ProblemException refusal = new ProblemException(CommonError.VALIDATION_FAILED);
        boolean says = body.feedback() != null || body.answers() != null;
        if ((body.briefId() == null) == (body.parentId() == null)) {
            throw refusal.withField("briefId", "invalid", "Name a brief, or a parent and what you say about it.");
        }
        if (body.briefId() != null && says) {
            throw refusal.withField("feedback", "invalid", "Feedback is about a revision: name it in parentId.");
        }
        if (body.parentId() != null && body.said().isEmpty()) {
            throw refusal.withField("feedback", "required", "Say something: a text, a satisfaction, or answers.");
        }
        for (int i = 0; body.answers() != null && i < body.answers().size(); i++) {
            if (!body.answers().get(i).plausible()) {
                throw refusal.withField("answers[" + i + "].value", "invalid", "Not a value an answer can have.");
            }
        }
    }

    private RevisionRow findReady(UUID project, UUID id) {
        RevisionRow revision = revisions
                .find(identity.organisation(), project, id)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
        revision.requireReady();
        return revision;
    }

    private StoredPlan plan(RevisionRow revision) {
        return StoredPlan.read(
                contents.plan(revision.organisation(), revision.id()).orElseThrow());
    }

    private int nextNumber(UUID project) {
        return revisions.lastNumber(identity.organisation(), project) + 1;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
