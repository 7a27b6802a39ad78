package io.incubator.kit.data;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;

/// Offers SQL under each role. Connections join the transaction at hand, so Jdbi's own transactions are never needed.
@Singleton
class JdbiProducer {

    @Produces
    @Singleton
    Jdbi application(AgroalDataSource dataSource) {
        return create(dataSource);
    }

    @Produces
    @Singleton
    @SystemRole
    Jdbi system(@DataSource("system") AgroalDataSource dataSource) {
        return create(dataSource);
    }

    private static Jdbi create(AgroalDataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource);
        jdbi.installPlugin(new PostgresPlugin());
        // bound values may be secrets, and messages end up in logs
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }
}
