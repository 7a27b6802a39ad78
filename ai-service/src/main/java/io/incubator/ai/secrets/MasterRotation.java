package io.incubator.ai.secrets;

import io.incubator.kit.runtime.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Brings every data key under the active master key, while the service runs: once after each start, which is when
/// the setting can have changed, and every hour for what a replica with the older setting has made since.
@Singleton
class MasterRotation {
    private static final Duration PERIOD = Duration.ofHours(1);

    private final MasterKeys masters;
    private final DataKeys keys;
    private final BackgroundLoop loop = new BackgroundLoop("master-key-rotation", PERIOD, this::rewrap);

    MasterRotation(MasterKeys masters, DataKeys keys) {
        this.masters = masters;
        this.keys = keys;
    }

    void start(@Observes StartupEvent started) {
        if (!masters.isEmpty()) {
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }

    private void rewrap() {
        boolean more = true;
        while (more) {
            more = keys.rewrapSome();
        }
    }
}
