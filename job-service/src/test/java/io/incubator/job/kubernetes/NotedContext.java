package io.incubator.job.kubernetes;

import io.incubator.kit.worker.JobContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// A job's context that notes what it is told.
final class NotedContext implements JobContext {
    final UUID id = UUID.randomUUID();
    final UUID organisation = UUID.randomUUID();
    final List<String> told = new CopyOnWriteArrayList<>();
    volatile boolean goesOn;
    volatile Duration limit = Duration.ofMinutes(10);

    @Override
    public UUID jobId() {
        return id;
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public UUID organisation() {
        return organisation;
    }

    @Override
    public UUID subject() {
        return organisation;
    }

    @Override
    public String token() {
        return null;
    }

    @Override
    public <T> T input(Class<T> type) {
        throw new UnsupportedOperationException("the input is handed over");
    }

    @Override
    public void progress(int percent, String stage) {
        told.add(percent + " % " + stage);
    }

    @Override
    public void log(Level level, String message, Map<String, ?> fields) {
        told.add(message);
    }

    @Override
    public void metric(String curve, long step, double value) {
        told.add(curve + "[" + step + "]=" + value);
    }

    @Override
    public Optional<Instant> deadline() {
        return Optional.of(Instant.now().plus(limit));
    }

    @Override
    public boolean goesOnElsewhere() {
        return goesOn;
    }

    @Override
    public void checkCancelled() {
        // the interrupt says it
    }
}
