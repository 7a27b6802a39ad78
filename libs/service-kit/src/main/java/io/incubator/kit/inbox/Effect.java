package io.incubator.kit.inbox;

/// What an event changes. Runs in one transaction with the note that the event was handled.
@FunctionalInterface
public interface Effect {
    /// Makes the change, by SQL of the application role only.
    void run();
}
