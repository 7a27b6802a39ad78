package io.incubator.local.postgres;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL server and a login on it.
///
/// @param database where administration connects; every server has `postgres`
public record PostgresEndpoint(String host, int port, String database, String username, String password) {

    private static final int DEFAULT_PORT = 5432;

    public PostgresEndpoint {
        if (host == null || host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("A PostgreSQL server needs a host and a port");
        }
        if (database == null || database.isBlank() || username == null || username.isBlank() || password == null) {
            throw new IllegalArgumentException("A PostgreSQL login needs a database, a user and a password");
        }
    }

    /// Reads `postgresql://user:password@host:port/database`; port and database may be left out.
    ///
    /// @throws IllegalArgumentException when it is something else; the message does not repeat the password
    public static PostgresEndpoint parse(String url) {
        URI uri = URI.create(url.strip().replaceFirst("^jdbc:", ""));
        String scheme = String.valueOf(uri.getScheme());
        if ((!scheme.equals("postgresql") && !scheme.equals("postgres")) || uri.getHost() == null) {
            throw new IllegalArgumentException("DATABASE_URL must look like postgresql://user:password@host:5432");
        }
        String userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = userInfo.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("DATABASE_URL needs a user and a password before the host");
        }
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        return new PostgresEndpoint(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                path.isEmpty() ? "postgres" : path,
                decode(userInfo.substring(0, colon)),
                decode(userInfo.substring(colon + 1)));
    }

    /// The JDBC address of a database on this server, without the login.
    public String jdbcUrl(String databaseName) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + databaseName;
    }

    /// A new connection to the administration database.
    public Connection connect() throws SQLException {
        return connect(database);
    }

    /// A new connection to `databaseName` with this login.
    public Connection connect(String databaseName) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(databaseName);
        source.setUser(username);
        source.setPassword(password);
        source.setConnectTimeout(5);
        source.setApplicationName("incubator");
        return source.getConnection();
    }

    /// The same server with another login.
    public PostgresEndpoint as(String otherUsername, String otherPassword) {
        return new PostgresEndpoint(host, port, database, otherUsername, otherPassword);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return username + "@" + host + ":" + port;
    }
}
