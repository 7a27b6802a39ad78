package io.incubator.auth.audit;

import io.incubator.kit.runtime.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// Adds events to the chain a moment after they happened.
@ApplicationScoped
class AuditChain {
    private final BackgroundLoop loop;

    AuditChain(AuditService audit) {
        this.loop = new BackgroundLoop("audit-chain", Duration.ofSeconds(3), audit::chain);
    }

    void start(@Observes StartupEvent started) {
        loop.startLater();
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }
}
