package io.incubator.ai.gateway;

import io.incubator.ai.registry.Target;
import io.vertx.core.buffer.Buffer;

/// A request that was read as far as needed.
sealed interface CallRequest permits JsonRequest, MultipartRequest {

    /// The name that is called.
    String model();

    /// Whether the answer is to be a stream of events.
    boolean stream();

    /// The bytes as they came.
    Buffer bytes();

    /// The most tokens the answer may have, as the caller says; 0 if nothing is said.
    long outputLimit();

    /// How many answers are asked for.
    long answers();

    /// Whether what the model reads is more than what was sent: pictures, files, earlier turns.
    boolean refersElsewhere();

    /// The bytes for a target: its own name for the model, and what the gateway needs to be there.
    ///
    /// @param limit the output limit to set; 0 to leave the request as it is
    /// @param usage whether to ask for usage at the end of the stream
    Buffer rewritten(Target target, Endpoint endpoint, long limit, boolean usage);

    /// Whether the caller asked for usage at the end of the stream.
    boolean asksForUsage();
}
