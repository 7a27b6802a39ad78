package io.incubator.kit.tenancy;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/// PostgreSQL's driver for the application role's pool: its connections tell PostgreSQL the tenant together with the
/// first statement of a transaction ([TenantConnection]).
public final class TenantDriver implements Driver {
    private final Driver postgres = new org.postgresql.Driver();

    /// Made by the pool, which knows the name only.
    public TenantDriver() {}

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        Connection connection = postgres.connect(url, properties);
        return connection == null ? null : TenantConnection.around(connection);
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return postgres.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return postgres.getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return postgres.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return postgres.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return postgres.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.postgresql");
    }
}
