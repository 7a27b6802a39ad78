package io.incubator.job.kind;

import io.incubator.job.ledger.JobError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/// Refuses jobs nobody would ever do. A kind that is known stays known.
@Singleton
public class KnownKinds {
    private final Jdbi jdbi;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    KnownKinds(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Lets known kinds pass.
    ///
    /// @throws ProblemException `job-kind-unknown`
    @ReadOnly
    public void require(Collection<String> kinds) {
        List<String> asked =
                kinds.stream().filter(kind -> !known.contains(kind)).distinct().toList();
        if (asked.isEmpty()) {
            return;
        }
        known.addAll(jdbi.withHandle(
                handle -> handle.createQuery("select name from job_kind where name = any(string_to_array(:kinds, ','))")
                        .bind("kinds", String.join(",", asked))
                        .mapTo(String.class)
                        .list()));
        asked.stream().filter(kind -> !known.contains(kind)).findFirst().ifPresent(kind -> {
            throw new ProblemException(JobError.JOB_KIND_UNKNOWN, kind).withField("kind", "value", "is not known");
        });
    }
}
