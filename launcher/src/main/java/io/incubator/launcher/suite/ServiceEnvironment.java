package io.incubator.launcher.suite;

import io.incubator.local.broker.Broker;
import io.incubator.local.postgres.ServiceDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/// What a service is told through its environment; the same contract as in the Helm charts.
///
/// @param operatorSecret what the client `operator` proves itself with
/// @param mailFolder where auth-service puts mail; null where a mail server is set
/// @param port where a service is reached by others
record ServiceEnvironment(
        Database database,
        Broker broker,
        Secrets secrets,
        String operatorSecret,
        String publicUrl,
        Path mailFolder,
        ToIntFunction<String> port) {

    static final String OPERATOR_SECRET = "CLIENT_SECRET_OPERATOR";
    /// how long a connection nobody needs is kept
    private static final String IDLE_CONNECTIONS = "3S";

    Map<String, String> of(ServiceName service) {
        ServiceDatabase own = database.of(service);
        Map<String, String> environment = new HashMap<>();
        environment.put("HTTP_HOST", "127.0.0.1");
        environment.put("MANAGEMENT_HOST", "127.0.0.1");
        environment.put("DATABASE_URL", own.jdbcUrl());
        environment.put("DATABASE_OWNER_PASSWORD", own.passwords().owner());
        environment.put("DATABASE_APP_PASSWORD", own.passwords().app());
        environment.put("DATABASE_SYSTEM_PASSWORD", own.passwords().system());
        // a start opens dozens of connections at once, and each is a process of 15 to 20 MB
        environment.put("QUARKUS_DATASOURCE_JDBC_IDLE_REMOVAL_INTERVAL", IDLE_CONNECTIONS);
        environment.put("QUARKUS_DATASOURCE_SYSTEM_JDBC_IDLE_REMOVAL_INTERVAL", IDLE_CONNECTIONS);
        environment.put("RABBITMQ_HOST", broker.host());
        environment.put("RABBITMQ_PORT", Integer.toString(broker.port()));
        environment.put("RABBITMQ_USERNAME", broker.username());
        environment.put("RABBITMQ_PASSWORD", broker.password());
        environment.put("RABBITMQ_VIRTUAL_HOST", broker.virtualHost());
        environment.put("PUBLIC_URL", publicUrl);
        for (ServiceName other : ServiceName.values()) {
            environment.put(other.urlVariable(), "http://127.0.0.1:" + port.applyAsInt(other.fullName()));
            if (service == ServiceName.AUTH && other.isClient()) {
                environment.put(other.acceptedSecretVariable(), secrets.client(other));
            }
        }
        if (service.isClient()) {
            environment.put("CLIENT_SECRET", secrets.client(service));
        } else {
            environment.put("KEY_ENCRYPTION_KEY", secrets.keyEncryptionKey());
            environment.put(OPERATOR_SECRET, operatorSecret);
            if (mailFolder != null) {
                environment.put("MAIL_FOLDER", mailFolder.toString());
            }
        }
        if (service == ServiceName.AI) {
            environment.put("MASTER_KEYS", secrets.masterKeys());
        }
        return environment;
    }
}
