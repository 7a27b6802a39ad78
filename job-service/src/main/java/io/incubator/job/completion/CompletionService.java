package io.incubator.job.completion;

import io.incubator.job.completion.Completions.Completion;
import io.incubator.job.completion.Verdicts.Reply;
import io.incubator.job.completion.Verdicts.Verdict;
import io.incubator.job.ledger.Ending;
import io.incubator.job.ledger.OpenAttempt;
import io.incubator.job.ledger.Settlement;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Takes workers' completions. A worker that is not sure sends again: the same attempt is completed once.
@Singleton
class CompletionService {
    private final AttemptRepository attempts;
    private final Settlement settlement;

    CompletionService(AttemptRepository attempts, Settlement settlement) {
        this.attempts = attempts;
        this.settlement = settlement;
    }

    /// One verdict per completion, in their order. All of them take effect together, with their events.
    @Transactional
    Verdicts complete(Completions batch) {
        Map<AttemptKey, Completion> completions = batch.completions().stream()
                .collect(Collectors.toMap(
                        CompletionService::key, Function.identity(), (first, second) -> first, LinkedHashMap::new));
        Map<OpenAttempt, Ending> endings = attempts.lockOpen(completions.keySet()).stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        open -> completions
                                .get(new AttemptKey(open.jobId(), open.epoch()))
                                .ending()));
        settlement.end(endings);
        Set<AttemptKey> accepted = endings.keySet().stream()
                .map(o -> new AttemptKey(o.jobId(), o.epoch()))
                .collect(Collectors.toSet());
        accepted.addAll(completedBefore(completions.keySet(), accepted));
        return new Verdicts(batch.completions().stream()
                .map(c -> new Reply(c.jobId(), accepted.contains(key(c)) ? Verdict.ACCEPTED : Verdict.STALE))
                .toList());
    }

    private Set<AttemptKey> completedBefore(Set<AttemptKey> keys, Set<AttemptKey> now) {
        Set<AttemptKey> others = new HashSet<>(keys);
        others.removeAll(now);
        return others.isEmpty() ? Set.of() : attempts.completed(List.copyOf(others));
    }

    private static AttemptKey key(Completion completion) {
        return new AttemptKey(completion.jobId(), completion.epoch());
    }
}
