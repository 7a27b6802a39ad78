package io.incubator.kit.messaging;

/// What became of a message.
public sealed interface PublishResult {

    /// The broker has it and answers for it.
    record Confirmed() implements PublishResult {}

    /// It is not certain that anyone will get it.
    ///
    /// @param reason `unroutable`, `refused` or `unconfirmed`
    record Failed(String reason) implements PublishResult {}
}
