package io.incubator.kit.data;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;

/// Offers SQL under each role. Connections join the transaction at hand, so Jdbi's own transactions are never needed.
@Singleton
class JdbiProducer {

    @Produces
    @Singleton
    Jdbi application(AgroalDataSource dataSource) {
        return create(dataSource::getConnection);
    }

    @Produces
    @Singleton
    @SystemRole
    Jdbi system(@DataSource("system") AgroalDataSource dataSource) {
        return create(dataSource::getConnection);
    }

    static Jdbi create(ConnectionFactory connections) {
        Jdbi jdbi = Jdbi.create(connections);
        jdbi.installPlugin(new TypesOnly());
        // bound values may be secrets, and messages end up in logs
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    /// PostgreSQL's types for parameters and columns. What the plugin does to each connection beside is for
    /// types of one's own and large objects, which nobody has here. It takes the driver's connection out of the
    /// one that sends the tenant along, and so costs the round trips of a transaction and of the telling.
    private static final class TypesOnly extends PostgresPlugin {
        @Override
        public Handle customizeHandle(Handle handle) {
            return handle;
        }
    }
}
