package io.incubator.kit.live;

import io.incubator.kit.problem.ErrorCode;

/// What live connections are refused for beyond what everything is.
enum LiveError implements ErrorCode {
    /// The caller has as many live connections open as one may have.
    TOO_MANY_CONNECTIONS
}
