package io.incubator.kit.tenancy;

import java.sql.SQLException;

/// What a connection of the application role can do beside JDBC; pools hand it out by `unwrap`.
interface TenantSession {

    /// Says whose the next transaction is. Nothing is sent yet. It holds until that transaction ends.
    ///
    /// @param tenant [Tenant#NONE] for nobody's
    /// @param readOnly whether that transaction only reads
    void next(Tenant tenant, boolean readOnly) throws SQLException;
}
