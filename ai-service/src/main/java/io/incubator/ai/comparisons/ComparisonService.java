package io.incubator.ai.comparisons;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.InvalidBriefException;
import io.incubator.ai.planner.NoOptionException;
import io.incubator.ai.planner.Planner;
import io.incubator.ai.planner.brief.Understanding;
import io.incubator.ai.planner.comparison.Comparer;
import io.incubator.ai.planner.comparison.Comparison;
import io.incubator.ai.planner.comparison.UnknownAlternativeException;
import io.incubator.ai.planner.comparison.Weighting;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Compares and reads while the caller waits, on as many processors as there are: more at once only
/// makes each slower.
@Singleton
class ComparisonService {
    private static final int SUGGESTIONS = 20;

    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());
    private Comparer comparer;
    private Planner planner;

    Comparison compare(NewComparison body) {
        Weighting weighting = weighting(body);
        return computed(() -> {
            try {
                return comparer().compare(body.brief().brief(), body.axis(), body.alternatives(), weighting);
            } catch (UnknownAlternativeException e) {
                throw unknown(e);
            }
        });
    }

    Reading read(BriefBody body) {
        Brief brief = body.brief();
        return computed(() -> {
            Understanding understanding;
            List<Reading.Conflict> conflicts = List.of();
            try {
                understanding = planner().understand(brief);
            } catch (NoOptionException e) {
                // what was understood is worth most to someone whose constraints conflict
                understanding = planner().read(brief);
                conflicts = e.conflicts().stream()
                        .map(conflict -> new Reading.Conflict(conflict.rule(), conflict.statement()))
                        .toList();
            }
            return new Reading(planner().knowledgeVersion(), understanding, conflicts);
        });
    }

    private static Weighting weighting(NewComparison body) {
        String field = body.judgements() == null ? "weights" : "judgements";
        try {
            return body.weighting();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(CommonError.VALIDATION_FAILED).withField(field, "inconsistent", e.getMessage());
        }
    }

    private static ProblemException unknown(UnknownAlternativeException e) {
        String field = "alternatives[" + e.index() + "]";
        if (e.known().isEmpty()) {
            return new ProblemException(CommonError.VALIDATION_FAILED).withField(field, "repeated", e.getMessage());
        }
        List<String> some = e.known().subList(0, Math.min(SUGGESTIONS, e.known().size()));
        return new ProblemException(CommonError.VALIDATION_FAILED)
                .withField(field, "unknown-value", e.getMessage() + "; its classes are " + String.join(", ", some));
    }

    private <T> T computed(Supplier<T> work) {
        processors.acquireUninterruptibly();
        try {
            return work.get();
        } catch (InvalidBriefException e) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("brief." + e.field(), e.code(), e.getMessage());
        } finally {
            processors.release();
        }
    }

    private synchronized Comparer comparer() {
        if (comparer == null) {
            comparer = new Comparer(KnowledgeBase.builtIn());
        }
        return comparer;
    }

    private synchronized Planner planner() {
        if (planner == null) {
            planner = Planner.withBuiltInKnowledge();
        }
        return planner;
    }
}
