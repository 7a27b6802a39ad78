package io.incubator.kit.live;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.UUID;

/// Decides who may follow what live, by the same rules as the stream of events.
@ApplicationScoped
public class LiveAdmissions {
    private final CurrentIdentityAssociation association;
    private final CurrentIdentity caller;
    private final LiveConnections connections;

    LiveAdmissions(CurrentIdentityAssociation association, CurrentIdentity caller, LiveConnections connections) {
        this.association = association;
        this.caller = caller;
        this.connections = connections;
    }

    /// Lets a caller in. Reads the database.
    ///
    /// @param topic what is asked for
    /// @param id which one, as the path has it
    /// @param after where to resume, as the caller said it; null for the whole story
    /// @throws ProblemException `unauthenticated`, `forbidden`, `not-found`, `validation-failed`,
    ///     `too-many-connections`
    @ActivateRequestContext
    Admission admit(LiveTopic topic, SecurityIdentity identity, String id, String after) {
        if (identity.isAnonymous()) {
            throw new ProblemException(CommonError.UNAUTHENTICATED);
        }
        if (!identity.hasRole(topic.right())) {
            throw new ProblemException(CommonError.FORBIDDEN);
        }
        association.setIdentity(identity);
        LiveStory story = topic.open(id(id), position(after));
        LiveCaller who = new LiveCaller(caller.organisation(), caller.subject());
        if (connections.isFull(who)) {
            throw new ProblemException(LiveError.TOO_MANY_CONNECTIONS);
        }
        return new Admission(who, story);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
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
                    .withField("after", "format", "must be the id of an event told here");
        }
    }
}
