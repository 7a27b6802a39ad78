package io.incubator.kittest;

import io.incubator.local.broker.Broker;
import io.incubator.local.broker.Brokers;
import io.incubator.local.postgres.EmbeddedPostgresServer;
import io.incubator.local.postgres.ServiceDatabase;
import io.incubator.local.postgres.ServicePasswords;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Gives a packaged service what it has in production: its database with the three roles, a broker
/// (`INCUBATOR_BROKER` chooses which), and an issuer whose tokens [TestTokens] makes. Once per test run.
///
/// Init argument `service`: the short name (`auth`, `project`, `ai`, `job`).
public class SuiteResource implements QuarkusTestResourceLifecycleManager {
    private static EmbeddedPostgresServer postgres;
    private static Broker broker;
    private static ServiceDatabase database;
    private static FakeIssuer issuer;

    private String service;

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get("service");
    }

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgresServer.startTemporary();
            broker = Brokers.openTemporary(System.getenv());
            issuer = FakeIssuer.start();
            ServicePasswords passwords = new ServicePasswords(secret(), secret(), secret());
            database = ServiceDatabase.create(postgres.endpoint(), service, passwords);
            return settings(passwords);
        } catch (SQLException e) {
            throw new IllegalStateException("the database of " + service + " could not be made", e);
        }
    }

    private static Map<String, String> settings(ServicePasswords passwords) {
        Map<String, String> settings = new HashMap<>();
        settings.put("database.url", database.jdbcUrl());
        settings.put("database.owner.password", passwords.owner());
        settings.put("database.app.password", passwords.app());
        settings.put("database.system.password", passwords.system());
        settings.put("rabbitmq-host", broker.host());
        settings.put("rabbitmq-port", Integer.toString(broker.port()));
        settings.put("rabbitmq-username", broker.username());
        settings.put("rabbitmq-password", broker.password());
        settings.put("rabbitmq-virtual-host", broker.virtualHost());
        settings.put("rabbitmq.host", broker.host());
        settings.put("rabbitmq.port", Integer.toString(broker.port()));
        settings.put("rabbitmq.username", broker.username());
        settings.put("rabbitmq.password", broker.password());
        settings.put("rabbitmq.virtual-host", broker.virtualHost());
        settings.put("auth.url", issuer.url());
        settings.put("public.url", FakeIssuer.ISSUER);
        settings.put("client.secret", secret());
        settings.put("quarkus.management.port", "0");
        return settings;
    }

    @Override
    public void stop() {
        issuer.close();
        broker.close();
        postgres.close();
    }

    /// The service's database, for what a test looks at behind the API's back.
    public static ServiceDatabase database() {
        return database;
    }

    /// The broker the service talks to.
    public static Broker broker() {
        return broker;
    }

    /// The PostgreSQL server, to stop and start it.
    public static EmbeddedPostgresServer postgres() {
        return postgres;
    }

    private static String secret() {
        return UUID.randomUUID().toString();
    }
}
