package io.incubator.kit.observability;

import io.incubator.kit.identity.CurrentIdentity;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Puts the tenant on the log lines of a request; the trace id is there already.
@Singleton
class LogContext {
    private final CurrentIdentity identity;

    LogContext(CurrentIdentity identity) {
        this.identity = identity;
    }

    @ServerRequestFilter
    void enrich() {
        identity.findOrganisation().ifPresent(org -> MDC.put("org", org.toString()));
    }
}
