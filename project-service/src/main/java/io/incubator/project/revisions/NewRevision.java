package io.incubator.project.revisions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/// The body that asks for a revision: of a brief, or of what is said about another revision.
///
/// @param briefId the brief to plan, of the same project; instead of everything else
/// @param parentId the ready revision the rest is about
/// @param feedback a remark, a satisfaction, or both
/// @param answers to questions of the parent's plan
record NewRevision(
        UUID briefId,
        UUID parentId,
        @Valid Remark feedback,

        @Size(min = 1, max = 20) List<@Valid Answer> answers) {

    /// Plans a brief.
    static NewRevision ofBrief(UUID brief) {
        return new NewRevision(brief, null, null, null);
    }

    /// What is said about the parent, in the form it is kept in.
    Feedback said() {
        return new Feedback(
                feedback == null ? null : feedback.text(),
                feedback == null ? null : feedback.satisfaction(),
                null,
                answers);
    }
}
