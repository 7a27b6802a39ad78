package io.incubator.project.revisions;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/// What other features ask about the caller's revisions.
@ApplicationScoped
public class RevisionLookup {
    private final RevisionRepository revisions;
    private final RevisionContents contents;
    private final CurrentIdentity identity;

    RevisionLookup(RevisionRepository revisions, RevisionContents contents, CurrentIdentity identity) {
        this.revisions = revisions;
        this.contents = contents;
        this.identity = identity;
    }

    /// Refuses with `not-found` unless the caller's project has the revision.
    @ReadOnly
    public void requireExisting(UUID project, UUID id) {
        find(project, id);
    }

    /// The ids of the options of a revision's plan; none while it has no plan.
    ///
    /// @throws ProblemException `not-found`
    @ReadOnly
    public Set<String> options(UUID project, UUID id) {
        RevisionRow revision = find(project, id);
        return contents.plan(revision.organisation(), id)
                .map(plan -> StoredPlan.read(plan).options())
                .orElseGet(Set::of);
    }

    private RevisionRow find(UUID project, UUID id) {
        return revisions
                .find(identity.organisation(), project, id)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }
}
