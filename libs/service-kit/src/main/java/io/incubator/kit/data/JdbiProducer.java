package io.incubator.kit.data;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/// Offers SQL under each role. Connections join the transaction at hand, so Jdbi's own transactions are never needed.
@Singleton
class JdbiProducer {

    @Produces
    @Singleton
    Jdbi application(AgroalDataSource dataSource) {
        return Jdbi.create(dataSource);
    }

    @Produces
    @Singleton
    @SystemRole
    Jdbi system(@DataSource("system") AgroalDataSource dataSource) {
        return Jdbi.create(dataSource);
    }
}
