package io.incubator.kit.tenancy;

import java.util.UUID;

/// The organisation work is done for, and the person it is done by.
///
/// @param organisation the tenant; null where there is none, and then the database shows no rows
/// @param subject the person; null for the suite's own work
public record Tenant(UUID organisation, UUID subject) {
    static final Tenant NONE = new Tenant(null, null);

    /// Work for an organisation that no person started just now, such as a message's effect.
    public static Tenant of(UUID organisation) {
        return new Tenant(organisation, null);
    }
}
