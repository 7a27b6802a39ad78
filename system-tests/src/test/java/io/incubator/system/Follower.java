package io.incubator.system;

import io.incubator.system.EventStream.Event;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/// Follows a project's events as a good client does: a stream that ends is opened again where it was left.
/// Whatever it is told out of turn, and every refusal, is a failure.
final class Follower implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Api person;
    private final String path;
    private final Queue<String> failures;
    private final AtomicInteger resumptions = new AtomicInteger(-1);
    private final AtomicInteger updates = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closed;
    private long last;

    private Follower(Api person, String project, Queue<String> failures) {
        this.person = person;
        this.path = "/api/projects/" + project + "/events";
        this.failures = failures;
        this.thread = Thread.ofVirtual().name("follower").start(this::follow);
    }

    static Follower of(Api person, String project, Queue<String> failures) {
        return new Follower(person, project, failures);
    }

    /// How often the project was said to have changed.
    int updates() {
        return updates.get();
    }

    /// How often the stream ended and went on.
    int resumptions() {
        return resumptions.get();
    }

    private void follow() {
        while (!closed) {
            try (EventStream stream = person.stream(path, last)) {
                resumptions.incrementAndGet();
                while (!closed && stream.isOpen()) {
                    stream.next(LOOK).ifPresent(this::take);
                }
            } catch (AssertionError | RuntimeException e) {
                failures.add("stream of " + path + ": " + e);
            }
        }
    }

    private void take(Event event) {
        long number = Long.parseLong(event.id());
        if (number != last + 1) {
            failures.add("stream of " + path + ": event " + number + " after " + last);
        }
        last = number;
        if (event.name().equals("project.updated")) {
            updates.incrementAndGet();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
