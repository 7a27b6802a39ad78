package io.incubator.ai.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which allowances there are, as of at most a second ago. How much is left of them is never kept here.
@Singleton
public class AllowanceBook {
    private static final Duration FRESH = Duration.ofMillis(900);
    private static final int MOST = 10_000;

    private final AllowanceRepository repository;
    private final Cache<UUID, List<Allowance>> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();

    AllowanceBook(AllowanceRepository repository) {
        this.repository = repository;
    }

    /// The allowances that count a call, if they are known without asking.
    public Optional<List<Allowance>> known(Subjects subjects) {
        return Optional.ofNullable(known.getIfPresent(subjects.organisation())).map(all -> matching(all, subjects));
    }

    /// The allowances that count a call; blocks.
    public List<Allowance> load(Subjects subjects) {
        return matching(known.get(subjects.organisation(), repository::all), subjects);
    }

    private static List<Allowance> matching(List<Allowance> all, Subjects subjects) {
        return all.stream().filter(subjects::match).toList();
    }
}
