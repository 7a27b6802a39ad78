package io.incubator.project.comments;

import io.incubator.kit.conditional.Precondition;
import io.incubator.kit.data.Ids;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.ListView;
import io.incubator.kit.paging.Page;
import io.incubator.kit.paging.SortOrder;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import io.incubator.project.access.ProjectAccess;
import io.incubator.project.access.ProjectRole;
import io.incubator.project.board.TaskService;
import io.incubator.project.comments.CommentRepository.Position;
import io.incubator.project.events.ProjectEventType;
import io.incubator.project.events.ProjectEvents;
import io.incubator.project.projects.ProjectService;
import io.incubator.project.revisions.RevisionLookup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// What people say. Contributors comment; authors change what they said, and maintainers what anybody
/// said.
@ApplicationScoped
class CommentService {
    private static final SortOrder<Order> OLDEST_FIRST = new SortOrder<>(Order.CREATED_AT, false);

    private enum Order {
        CREATED_AT
    }

    private final CommentRepository comments;
    private final ProjectService projects;
    private final TaskService tasks;
    private final RevisionLookup revisions;
    private final ProjectAccess access;
    private final ProjectEvents events;
    private final CurrentIdentity identity;
    private final Precondition precondition;

    CommentService(
            CommentRepository comments,
            ProjectService projects,
            TaskService tasks,
            RevisionLookup revisions,
            ProjectAccess access,
            ProjectEvents events,
            CurrentIdentity identity,
            Precondition precondition) {
        this.comments = comments;
        this.projects = projects;
        this.tasks = tasks;
        this.revisions = revisions;
        this.access = access;
        this.events = events;
        this.identity = identity;
        this.precondition = precondition;
    }

    @ReadOnly
    Page<Comment> list(UUID project, Target target, String cursor, int limit) {
        switch (target) {
            case Target.OfTask task -> tasks.requireExisting(project, task.task());
            case Target.OfRevision revision -> revisions.requireExisting(project, revision.revision());
        }
        ListView view = ListView.of(OLDEST_FIRST, "comments", project, target);
        Position after = Position.of(view, cursor);
        List<Comment> found = comments.list(identity.organisation(), project, target, after, limit + 1);
        return Page.of(found, limit, last -> view.cursor(last.createdAt(), last.id()), Function.identity());
    }

    @ReadOnly
    Comment get(UUID project, UUID id) {
        return comments.find(identity.organisation(), project, id).orElseThrow(CommentService::notFound);
    }

    @Transactional
    Comment add(UUID project, Target target, String text) {
        projects.lockActive(project);
        Comment comment = switch (target) {
            case Target.OfTask(UUID task) -> {
                tasks.requireExisting(project, task);
                yield comment(project, task, null, null, text);
            }
            case Target.OfRevision(UUID revision, String option) -> {
                requireOption(project, revision, option);
                yield comment(project, null, revision, option, text);
            }
        };
        comments.add(identity.organisation(), comment);
        append(ProjectEventType.COMMENT_ADDED, comment);
        return comment;
    }

    /// Writes a comment anew; the same text again changes nothing.
    @Transactional
    Comment edit(UUID project, UUID id, String text) {
        Comment before = lockMine(project, id);
        if (before.text().equals(text)) {
            return before;
        }
        comments.edit(identity.organisation(), before, text, now());
        append(ProjectEventType.COMMENT_EDITED, before);
        return get(project, id);
    }

    @Transactional
    void delete(UUID project, UUID id) {
        Comment comment = lockMine(project, id);
        comments.delete(identity.organisation(), comment);
        append(ProjectEventType.COMMENT_DELETED, comment);
    }

    private Comment lockMine(UUID project, UUID id) {
        projects.lockActive(project);
        Comment comment = get(project, id);
        if (!comment.author().equals(identity.subject())
                && !access.role(project).covers(ProjectRole.MAINTAINER)) {
            throw new ProblemException(CommentError.NOT_THE_AUTHOR);
        }
        precondition.check(comment);
        return comment;
    }

    private void requireOption(UUID project, UUID revision, String option) {
        if (option == null) {
            revisions.requireExisting(project, revision);
        } else if (!revisions.options(project, revision).contains(option)) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("optionId", "unknown-value", "The plan has no such option.");
        }
    }

    private Comment comment(UUID project, UUID task, UUID revision, String option, String text) {
        return new Comment(Ids.next(), project, task, revision, option, text, 1, identity.subject(), now(), null);
    }

    private void append(ProjectEventType type, Comment comment) {
        events.append(identity.organisation(), comment.projectId(), type, CommentEvent.of(comment));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException notFound() {
        return new ProblemException(CommonError.NOT_FOUND);
    }
}
