package io.incubator.kit.tenancy;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/// Says whose the work is whenever a transaction or a read takes a connection of the application role; the statement
/// carries that to PostgreSQL ([TenantConnection]). Outside of both there is no tenant.
@Singleton
class TenantPoolInterceptor implements AgroalPoolInterceptor {
    private final TenantContext tenants;

    TenantPoolInterceptor(TenantContext tenants) {
        this.tenants = tenants;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            boolean reads = ReadOnlyInterceptor.reads();
            Tenant tenant = reads || !connection.getAutoCommit() ? tenants.current() : Tenant.NONE;
            connection.unwrap(TenantSession.class).next(tenant, reads);
        } catch (SQLException e) {
            throw new TenantNotSetException(e);
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        try {
            connection.unwrap(TenantSession.class).next(Tenant.NONE, false);
        } catch (SQLException e) {
            throw new TenantNotSetException(e);
        }
    }

    /// The connection is unusable: the transaction must fail rather than run without its tenant.
    static final class TenantNotSetException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TenantNotSetException(SQLException cause) {
            super("the tenant could not be set", cause);
        }
    }
}
