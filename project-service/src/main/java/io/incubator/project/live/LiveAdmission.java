package io.incubator.project.live;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.stream.CallerAccess;
import io.incubator.project.projects.ProjectService;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.UUID;

/// Decides who may follow which project live, by the same rules as its event stream.
@ApplicationScoped
class LiveAdmission {
    private static final String RIGHT = "projects:read";

    private final CurrentIdentityAssociation association;
    private final CurrentIdentity caller;
    private final CallerAccess access;
    private final ProjectService projects;
    private final LiveConnections connections;

    LiveAdmission(
            CurrentIdentityAssociation association,
            CurrentIdentity caller,
            CallerAccess access,
            ProjectService projects,
            LiveConnections connections) {
        this.association = association;
        this.caller = caller;
        this.access = access;
        this.projects = projects;
        this.connections = connections;
    }

    /// Lets a caller in. Reads the database.
    ///
    /// @param project the id in the path
    /// @param after where to resume, as the caller said it; null for the whole story
    /// @throws ProblemException `unauthenticated`, `forbidden`, `not-found`, `validation-failed`, `rate-limited`
    @ActivateRequestContext
    Admission admit(SecurityIdentity identity, String project, String after) {
        if (identity.isAnonymous()) {
            throw new ProblemException(CommonError.UNAUTHENTICATED);
        }
        if (!identity.hasRole(RIGHT)) {
            throw new ProblemException(CommonError.FORBIDDEN);
        }
        association.setIdentity(identity);
        UUID id = id(project);
        long position = position(after);
        projects.requireExisting(id);
        LiveCaller who = new LiveCaller(caller.organisation(), caller.subject());
        if (connections.isFull(who)) {
            throw new ProblemException(LiveError.TOO_MANY_CONNECTIONS);
        }
        return new Admission(who, id, position, access.capture());
    }

    private static UUID id(String project) {
        try {
            return UUID.fromString(project);
        } catch (IllegalArgumentException notAnId) {
            throw new ProblemException(CommonError.NOT_FOUND);
        }
    }

    private static long position(String after) {
        if (after == null || after.isBlank()) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(after.strip()));
        } catch (NumberFormatException notOurs) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("after", "format", "must be the id of an event of this project");
        }
    }
}
