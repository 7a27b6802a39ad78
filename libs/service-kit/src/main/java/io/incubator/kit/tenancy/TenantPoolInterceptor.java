package io.incubator.kit.tenancy;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/// Tells PostgreSQL the tenant whenever a transaction takes a connection of the application role. The setting is local
/// to the transaction, so that nothing of it is left on a pooled connection; outside a transaction there is no tenant.
@Singleton
class TenantPoolInterceptor implements AgroalPoolInterceptor {
    private final TenantContext tenants;

    TenantPoolInterceptor(TenantContext tenants) {
        this.tenants = tenants;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            if (connection.getAutoCommit()) {
                return;
            }
            Tenant tenant = tenants.current();
            if (tenant.organisation() == null && tenant.subject() == null) {
                return;
            }
            try (PreparedStatement statement = connection.prepareStatement(
                    "select set_config('app.org', ?, true), set_config('app.subject', ?, true)")) {
                statement.setString(1, text(tenant.organisation()));
                statement.setString(2, text(tenant.subject()));
                statement.execute();
            }
        } catch (SQLException e) {
            throw new TenantNotSetException(e);
        }
    }

    private static String text(UUID id) {
        return id == null ? "" : id.toString();
    }

    /// The connection is unusable: the transaction must fail rather than run without its tenant.
    static final class TenantNotSetException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TenantNotSetException(SQLException cause) {
            super("the tenant could not be set", cause);
        }
    }
}
