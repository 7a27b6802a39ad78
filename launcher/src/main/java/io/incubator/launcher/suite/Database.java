package io.incubator.launcher.suite;

import io.incubator.local.postgres.EmbeddedPostgresServer;
import io.incubator.local.postgres.PostgresEndpoint;
import io.incubator.local.postgres.ServiceDatabase;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// PostgreSQL for the suite: embedded with its data kept, or the server of `DATABASE_URL`. Either has a database and
/// three roles per service.
final class Database implements AutoCloseable {
    private final PostgresEndpoint endpoint;
    private final Optional<EmbeddedPostgresServer> embedded;
    private final Map<ServiceName, ServiceDatabase> services = new EnumMap<>(ServiceName.class);

    private Database(PostgresEndpoint endpoint, Optional<EmbeddedPostgresServer> embedded) {
        this.endpoint = endpoint;
        this.embedded = embedded;
    }

    static Database open(SuiteOptions options, Secrets secrets) {
        String url = options.outside().getOrDefault("DATABASE_URL", "");
        Database database;
        if (url.isBlank()) {
            EmbeddedPostgresServer server =
                    EmbeddedPostgresServer.start(options.state().resolve(Suite.POSTGRES), secrets.superuserPassword());
            database = new Database(server.endpoint(), Optional.of(server));
        } else {
            database = new Database(PostgresEndpoint.parse(url), Optional.empty());
        }
        try {
            for (ServiceName service : ServiceName.values()) {
                database.services.put(
                        service,
                        ServiceDatabase.create(database.endpoint, service.shortName(), secrets.database(service)));
            }
        } catch (SQLException e) {
            database.close();
            throw new IllegalStateException(
                    "Cannot prepare the databases on " + database.describe() + ": " + e.getMessage(), e);
        }
        return database;
    }

    ServiceDatabase of(ServiceName service) {
        return services.get(service);
    }

    Optional<EmbeddedPostgresServer> embedded() {
        return embedded;
    }

    String describe() {
        return (embedded.isPresent()
                        ? "embedded PostgreSQL 18 on port "
                        : "the PostgreSQL of DATABASE_URL at " + endpoint.host() + ":")
                + endpoint.port();
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgresServer::close);
    }
}
