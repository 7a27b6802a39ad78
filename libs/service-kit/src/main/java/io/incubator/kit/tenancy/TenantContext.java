package io.incubator.kit.tenancy;

import io.incubator.kit.identity.CurrentIdentity;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/// The tenant of the work at hand: set explicitly by messages and jobs, else taken from the request's token.
@Singleton
public class TenantContext {
    private static final ScopedValue<Tenant> EXPLICIT = ScopedValue.newInstance();

    private final CurrentIdentity identity;

    TenantContext(CurrentIdentity identity) {
        this.identity = identity;
    }

    /// Does work for a tenant that no request's token names: a message's effect, a job.
    public static <T> T call(Tenant tenant, Supplier<T> work) {
        return ScopedValue.where(EXPLICIT, tenant).call(work::get);
    }

    /// [#call(Tenant, Supplier)] without a result.
    public static void run(Tenant tenant, Runnable work) {
        ScopedValue.where(EXPLICIT, tenant).run(work);
    }

    Tenant current() {
        if (EXPLICIT.isBound()) {
            return EXPLICIT.get();
        }
        if (!Arc.container().requestContext().isActive()) {
            return Tenant.NONE;
        }
        return new Tenant(
                identity.findOrganisation().orElse(null), identity.findSubject().orElse(null));
    }
}
