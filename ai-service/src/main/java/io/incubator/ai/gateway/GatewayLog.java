package io.incubator.ai.gateway;

import org.jboss.logging.Logger;

/// What goes wrong on our own side.
final class GatewayLog {
    private static final Logger LOG = Logger.getLogger("io.incubator.ai.gateway");

    private GatewayLog() {}

    static void failed(Throwable cause) {
        LOG.error("a call of a model failed unexpectedly", cause);
    }
}
