package io.incubator.ai.gateway;

import io.incubator.ai.limits.AllowanceBook;
import io.incubator.ai.registry.Catalogue;
import io.incubator.ai.usage.CallLedger;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

/// What every exchange works with.
@Singleton
record Gateway(
        Vertx vertx,
        Offload offload,
        Catalogue catalogue,
        AllowanceBook allowances,
        CallLedger ledger,
        Upstream upstream,
        Breaker breaker,
        ExactCache cache,
        CallMeter meter,
        GatewayConfig config) {}
