package io.incubator.ai.gateway;

import io.incubator.ai.limits.Subjects;
import io.incubator.ai.registry.Target;
import io.incubator.ai.usage.ModelCall;
import io.incubator.ai.usage.TokenUsage;
import io.incubator.kit.data.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What the books need to know of one call, and how its entries are made.
///
/// @param startedNanos by the clock that only measures
record Bookkeeping(
        UUID id, Caller caller, String project, Endpoint endpoint, String model, Instant at, long startedNanos) {
    private static final int LONGEST_PROJECT = 200;
    /// Tokens a template of a conversation may add to what was sent, for each message at most a few.
    private static final long TEMPLATE_TOKENS = 512;

    static Bookkeeping of(Caller caller, String project, Endpoint endpoint, String model) {
        String text = project == null
                ? ""
                : project.length() > LONGEST_PROJECT ? project.substring(0, LONGEST_PROJECT) : project;
        return new Bookkeeping(Ids.next(), caller, text, endpoint, model, Instant.now(), System.nanoTime());
    }

    /// The same call once more, under another id: for an attempt that is charged beside the one that follows.
    Bookkeeping again() {
        return new Bookkeeping(Ids.next(), caller, project, endpoint, model, at, startedNanos);
    }

    Subjects subjects() {
        return new Subjects(caller.organisation(), caller.user(), caller.key(), project, model);
    }

    /// The most the call can use, whichever of the targets answers. A token is at least one byte of what was sent; what
    /// is only referred to is as long as the model can read.
    ModelCall atMost(CallRequest request, List<Target> targets) {
        ModelCall most = null;
        for (Target target : targets) {
            ModelCall bound = atMost(request, target);
            if (most == null) {
                most = bound;
            } else {
                TokenUsage usage = bound.usage().tokens() > most.usage().tokens() ? bound.usage() : most.usage();
                most = entry(target, 499, "lost", usage, Math.max(bound.costNanos(), most.costNanos()), true, false);
            }
        }
        return most;
    }

    /// The most the call can use of one target.
    ModelCall atMost(CallRequest request, Target target) {
        if (endpoint.isFree()) {
            return entry(target, 499, "lost", TokenUsage.NONE, 0, true, false);
        }
        long input = request.refersElsewhere()
                ? Math.max(target.contextTokens(), request.bytes().length())
                : request.bytes().length() + TEMPLATE_TOKENS;
        long output = endpoint.writes()
                ? Math.multiplyExact(
                        request.outputLimit() > 0 ? request.outputLimit() : target.maxOutputTokens(), request.answers())
                : target.maxOutputTokens();
        TokenUsage usage = new TokenUsage(input, 0, 0, output, 0, request.answers());
        return entry(target, 499, "lost", usage, target.prices().bound(input, output, request.answers()), true, false);
    }

    /// A line of the ledger.
    ModelCall entry(
            Target target,
            int status,
            String outcome,
            TokenUsage usage,
            long cost,
            boolean estimated,
            boolean fromCache) {
        return new ModelCall(
                id,
                caller.organisation(),
                at,
                caller.user(),
                caller.key(),
                project,
                endpoint.path(),
                model,
                target == null ? "" : target.name(),
                target == null ? "" : target.provider(),
                status,
                outcome,
                usage,
                cost,
                estimated,
                fromCache,
                (System.nanoTime() - startedNanos) / 1_000_000);
    }
}
