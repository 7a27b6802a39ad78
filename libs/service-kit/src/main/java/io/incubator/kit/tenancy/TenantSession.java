package io.incubator.kit.tenancy;

import java.sql.SQLException;

/// What a connection of the application role can do beside JDBC; pools hand it out by `unwrap`.
interface TenantSession {

    /// Says whose the work that follows is. Nothing is sent yet. In a transaction it holds until that ends, without one
    /// until it is said anew.
    ///
    /// @param tenant [Tenant#NONE] for nobody's
    /// @param readOnly whether that work only reads
    void next(Tenant tenant, boolean readOnly) throws SQLException;
}
