package io.incubator.kit.identity;

import io.incubator.kit.runtime.BackgroundLoop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/// Which tokens are no longer good although they have not expired. Every replica asks for what is new
/// every two seconds, so that a revocation holds everywhere within five; answering never leaves memory.
/// While auth-service is away the last view stands: tokens then live out their ten minutes, and no
/// more.
@Singleton
public class Revocations {
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final RevocationSource source;
    private final RevocationTable table = new RevocationTable();
    private final BackgroundLoop loop = new BackgroundLoop("revocations", PERIOD, this::poll);
    private String cursor = "";

    Revocations(RevocationSource source, MeterRegistry meters) {
        this.source = source;
        meters.gauge("incubator.revocations.held", table, RevocationTable::size);
    }

    void start(@Observes StartupEvent started) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }

    /// Whether the rights of this token were withdrawn.
    public boolean isRevoked(TokenHolder token) {
        return table.covers(token);
    }

    /// Asks now: for the replica that has just revoked something.
    public void wake() {
        loop.wake();
    }

    private void poll() {
        RevocationBatch batch;
        do {
            batch = source.after(cursor);
            table.take(batch, Instant.now());
            cursor = batch.cursor();
        } while (batch.more());
        table.forget(Instant.now());
    }
}
