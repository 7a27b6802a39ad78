package io.incubator.local.broker;

import io.incubator.local.process.Directories;
import io.incubator.local.process.DirectoryLock;
import io.incubator.local.process.FreePorts;
import io.incubator.local.process.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.SystemConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Apache Qpid Broker-J inside this process, with a durable store in a directory.
///
/// It speaks AMQP 0-9-1 but is not RabbitMQ: arguments it does not know (`x-queue-type` and its like) are ignored, and
/// a rejected message is neither dropped nor dead-lettered. What the suite relies on (durable queues, topics, confirms,
/// acks) it has.
public final class EmbeddedQpid implements Broker {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedQpid.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int START_ATTEMPTS = 3;
    private static final String NAME = "incubator";

    private final Path directory;
    private final boolean temporary;
    private final DirectoryLock lock;
    private final String password;
    private int port;
    private SystemLauncher launcher;
    private boolean closed;

    private EmbeddedQpid(Path directory, boolean temporary) {
        this.directory = Directories.make(directory);
        this.temporary = temporary;
        this.lock = DirectoryLock.acquire(this.directory);
        this.password = BrokerPassword.keptIn(this.directory);
    }

    static EmbeddedQpid open(Path directory, boolean temporary) {
        return open(directory, temporary, FreePorts::next);
    }

    static EmbeddedQpid open(Path directory, boolean temporary, IntSupplier ports) {
        EmbeddedQpid broker = new EmbeddedQpid(directory, temporary);
        try {
            broker.startAtSomePort(ports);
            return broker;
        } catch (IllegalStateException e) {
            broker.lock.close();
            throw e;
        }
    }

    /// Somebody may take the free port first; then another one does.
    private void startAtSomePort(IntSupplier ports) {
        for (int attempt = 1; ; attempt++) {
            port = ports.getAsInt();
            try {
                start();
                return;
            } catch (IllegalStateException e) {
                stop();
                if (attempt == START_ATTEMPTS || FreePorts.isFree(port)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String username() {
        return NAME;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public String virtualHost() {
        return NAME;
    }

    @Override
    public String describe() {
        return "embedded Qpid on port " + port;
    }

    @Override
    public synchronized void start() {
        if (launcher != null) {
            return;
        }
        // the store would otherwise write its log into the working directory
        System.setProperty(
                "derby.stream.error.file", directory.resolve("derby.log").toString());
        StartupFailure failure = new StartupFailure();
        launcher = new SystemLauncher(failure);
        startUp(launcher);
        failure.rethrow();
        awaitReady(PATIENCE);
        LOG.atInfo().addKeyValue("port", port).addKeyValue("store", directory).log("Embedded broker started");
    }

    private void startUp(SystemLauncher started) {
        try {
            Path configuration = directory.resolve("initial-config.json");
            // the password is in it
            OwnerOnly.write(configuration, initialConfiguration());
            started.startup(Map.of(
                    SystemConfig.TYPE,
                    "Memory",
                    SystemConfig.INITIAL_CONFIGURATION_LOCATION,
                    configuration.toString(),
                    SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
                    false,
                    SystemConfig.CONTEXT,
                    Map.of("qpid.work_dir", directory.toString())));
            Files.delete(configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) { // it is what the launcher declares
            throw new IllegalStateException("The embedded broker does not start", e);
        }
    }

    private String initialConfiguration() {
        Map<String, Object> user = Map.of("name", NAME, "type", "managed", "password", password);
        Map<String, Object> authentication =
                Map.of("name", "plain", "type", "Plain", "secureOnlyMechanisms", List.of(), "users", List.of(user));
        Map<String, Object> amqp = Map.of(
                "name",
                "amqp",
                "type",
                "AMQP",
                "bindingAddress",
                host(),
                "port",
                port,
                "protocols",
                List.of("AMQP_0_9_1"),
                "authenticationProvider",
                "plain",
                "virtualhostaliases",
                List.of(
                        Map.of("name", "nameAlias", "type", "nameAlias"),
                        Map.of("name", "defaultAlias", "type", "defaultAlias")));
        Map<String, Object> node = Map.of(
                "name",
                NAME,
                "type",
                "DERBY",
                "storePath",
                directory.resolve("store").toString(),
                "defaultVirtualHostNode",
                true,
                "virtualHostInitialConfiguration",
                "{\"type\":\"ProvidedStore\",\"name\":\"" + NAME + "\"}");
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "name",
                        NAME,
                        "modelVersion",
                        "9.1",
                        "context",
                        Map.of(
                                "queue.behaviourOnUnknownDeclareArgument", "IGNORE",
                                "exchange.behaviourOnUnknownDeclareArgument", "IGNORE",
                                // a port that is taken ends the start instead of leaving a broker without one
                                "broker.failStartupWithErroredChild", "true",
                                // direct memory per connection; the largest frame is as large
                                "qpid.broker.networkBufferSize", "65536"),
                        "authenticationproviders",
                        List.of(authentication),
                        "ports",
                        List.of(amqp),
                        "virtualhostnodes",
                        List.of(node)));
    }

    @Override
    public synchronized void stop() {
        if (launcher != null) {
            launcher.shutdown();
            launcher = null;
        }
    }

    /// A part of this process cannot die alone: connections end and the store closes, as in [#stop()].
    @Override
    public void kill() {
        stop();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stop();
        lock.close();
        if (temporary) {
            Directories.delete(directory);
        }
    }

    /// The launcher tells its listener what goes wrong, not its caller.
    private static final class StartupFailure extends SystemLauncherListener.DefaultSystemLauncherListener {
        private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

        @Override
        public void errorOnStartup(RuntimeException e) {
            failure.set(e);
        }

        void rethrow() {
            if (failure.get() != null) {
                throw new IllegalStateException("The embedded broker does not start", failure.get());
            }
        }
    }
}
