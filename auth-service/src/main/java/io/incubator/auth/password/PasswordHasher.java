package io.incubator.auth.password;

import io.incubator.auth.AuthConfig;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id. At most as many hashes run at once as there are cores: more would only multiply memory and make everyone
/// slower. Never call it inside a transaction; a hash takes tens of milliseconds and may wait for its turn.
@ApplicationScoped
public class PasswordHasher {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final int cores = Runtime.getRuntime().availableProcessors();
    /// Platform threads: a hash is pure computation and would hold a carrier of virtual threads all along.
    private final ExecutorService hashers = Executors.newFixedThreadPool(
            cores, Thread.ofPlatform().daemon().name("argon2id-", 0).factory());
    private final Semaphore freeCores = new Semaphore(cores, true);
    private final HashCost cost;
    private final Duration patience;
    /// Memory is handed from hash to hash instead of to the garbage collector.
    private final Argon2BytesGenerator.BlockPool memory;

    /// Compared with when there is no account, so that both answers take the same time. Nothing hashes to it.
    private final PasswordHash nobody;

    @Inject
    PasswordHasher(AuthConfig config) {
        this(
                new HashCost(config.passwords().memoryKib(), config.passwords().iterations(), 1),
                config.passwords().patience());
    }

    PasswordHasher(HashCost cost, Duration patience) {
        this.cost = cost;
        this.patience = patience;
        // two blocks more per hash than its memory: the generator works in them
        this.memory = new Argon2BytesGenerator.FixedBlockPool(cores * (cost.memoryKib() + 4));
        this.nobody = new PasswordHash(cost, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
    }

    /// A new hash of the password at today's cost, as a PHC string.
    ///
    /// @throws ProblemException `service-unavailable` if no core came free in time
    public String hash(String password) {
        byte[] salt = randomBytes(SALT_BYTES);
        return new PasswordHash(cost, salt, compute(password, cost, salt, HASH_BYTES)).phc();
    }

    /// Compares in constant time.
    ///
    /// @param phc what is stored; empty if there is no such account, which costs the same and is always wrong
    /// @throws ProblemException `service-unavailable` if no core came free in time
    public Verdict verify(String password, Optional<String> phc) {
        PasswordHash stored = phc.map(PasswordHash::parse).orElse(nobody);
        byte[] expected = stored.hash();
        byte[] actual = compute(password, stored.cost(), stored.salt(), expected.length);
        if (!MessageDigest.isEqual(expected, actual) || phc.isEmpty()) {
            return Verdict.WRONG;
        }
        return stored.cost().equals(cost) ? Verdict.RIGHT : Verdict.RIGHT_BUT_OUTDATED;
    }

    /// Waits for a core, hashes there. Only the wait has a limit: the first hash after a start, in code nobody has
    /// compiled yet, may take seconds, and who gave it up would have to begin again.
    private byte[] compute(String password, HashCost at, byte[] salt, int length) {
        try {
            if (!freeCores.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProblemException(CommonError.SERVICE_UNAVAILABLE);
            }
            try {
                return hashers.submit(() -> argon2id(password, at, salt, length))
                        .get();
            } finally {
                freeCores.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(CommonError.SERVICE_UNAVAILABLE, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Argon2id failed", e.getCause());
        }
    }

    private byte[] argon2id(String password, HashCost at, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(at.memoryKib())
                .withIterations(at.iterations())
                .withParallelism(at.parallelism())
                .withBlockPool(memory)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(PasswordPolicy.normalForm(password).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    @PreDestroy
    void stop() {
        hashers.shutdownNow();
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
