package io.incubator.local.broker;

import io.incubator.local.process.Await;
import io.incubator.local.process.Directories;
import io.incubator.local.process.DirectoryLock;
import io.incubator.local.process.FreePorts;
import io.incubator.local.process.LastWill;
import io.incubator.local.process.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A node of an installed RabbitMQ, run as the current user with its own data, ports and port mapper. A RabbitMQ that
/// the machine runs as a service is not touched.
public final class PrivateRabbitMq implements Broker {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateRabbitMq.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String USER = "incubator";
    /// leftovers of a killed owner are recognised by it
    private static final String EPMD = "epmd";

    private final RabbitMqInstallation installation;
    private final Path directory;
    private final boolean temporary;
    private final DirectoryLock lock;
    private final String password;
    private final int port;
    private final int distributionPort;
    private final int mapperPort;
    private Process node;
    private Process mapper;
    private boolean closed;

    private PrivateRabbitMq(RabbitMqInstallation installation, Path directory, boolean temporary) {
        this.installation = installation;
        this.directory = Directories.make(directory);
        this.temporary = temporary;
        this.lock = DirectoryLock.acquire(this.directory);
        this.password = BrokerPassword.keptIn(this.directory);
        List<Integer> ports = FreePorts.take(3);
        this.port = ports.get(0);
        this.distributionPort = ports.get(1);
        this.mapperPort = ports.get(2);
    }

    /// @throws IllegalStateException when RabbitMQ is not installed or does not start
    static PrivateRabbitMq open(Path directory, boolean temporary) {
        RabbitMqInstallation installation = RabbitMqInstallation.find()
                .orElseThrow(() -> new IllegalStateException("RabbitMQ is not installed on this machine"
                        + " (Debian: apt-get install rabbitmq-server). The embedded broker needs nothing."));
        PrivateRabbitMq broker = new PrivateRabbitMq(installation, directory, temporary);
        try {
            new LeftOvers(broker.directory).stop();
            broker.start();
            return broker;
        } catch (IllegalStateException e) {
            broker.close();
            throw e;
        }
    }

    /// Whether this machine has a RabbitMQ to run.
    public static boolean isInstalled() {
        return RabbitMqInstallation.find().isPresent();
    }

    /// Version of the RabbitMQ this machine has, if it has one.
    public static Optional<String> installedVersion() {
        return RabbitMqInstallation.find().map(RabbitMqInstallation::version);
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
        return USER;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public String virtualHost() {
        return "/";
    }

    @Override
    public String describe() {
        return "a private RabbitMQ " + installation.version() + " on port " + port;
    }

    @Override
    public synchronized void start() {
        if (node != null && node.isAlive()) {
            return;
        }
        try {
            configure();
            mapper = launch(List.of(EPMD, "-port", Integer.toString(mapperPort), "-address", host()), "epmd.log");
            node = launch(List.of(installation.server().toString()), "node.log");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start RabbitMQ", e);
        }
        new LeftOvers(directory).remember(Map.of("beam", node, EPMD, mapper));
        LastWill.stop(node.pid(), LastWill.Signal.TERM);
        LastWill.stop(mapper.pid(), LastWill.Signal.TERM);
        if (!Await.until(PATIENCE, () -> !node.isAlive() || AmqpProbe.answers(host(), port)) || !node.isAlive()) {
            throw new IllegalStateException("RabbitMQ does not start; see " + directory.resolve("node.log"));
        }
        LOG.atInfo().addKeyValue("port", port).addKeyValue("data", directory).log("RabbitMQ started");
    }

    private void configure() throws IOException {
        OwnerOnly.write(directory.resolve("rabbitmq.conf"), """
                listeners.tcp.1 = %s:%d
                default_user = %s
                default_pass = %s
                loopback_users = none
                disk_free_limit.absolute = 50MB
                log.file.level = warning
                """.formatted(host(), port, USER, password));
        Files.writeString(directory.resolve("advanced.config"), "[].\n");
        Files.writeString(directory.resolve("enabled_plugins"), "[].\n");
        Files.writeString(directory.resolve("empty.conf"), "");
    }

    private Process launch(List<String> command, String log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(directory.resolve(log).toFile());
        builder.environment().putAll(environment());
        return builder.start();
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("HOME", directory.toString()),
                // the script then becomes the node instead of watching over it
                Map.entry("RUNNING_UNDER_SYSTEMD", "true"),
                Map.entry(
                        "RABBITMQ_CONF_ENV_FILE",
                        directory.resolve("empty.conf").toString()),
                Map.entry("RABBITMQ_NODENAME", "incubator@localhost"),
                Map.entry("RABBITMQ_NODE_IP_ADDRESS", host()),
                Map.entry("RABBITMQ_NODE_PORT", Integer.toString(port)),
                Map.entry("RABBITMQ_DIST_PORT", Integer.toString(distributionPort)),
                // relative: quorum queues write it into their own files, and the directory may be moved or restored
                Map.entry("RABBITMQ_MNESIA_BASE", "data"),
                Map.entry("RABBITMQ_LOG_BASE", directory.resolve("log").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                        directory.resolve("enabled_plugins").toString()),
                Map.entry(
                        "RABBITMQ_CONFIG_FILE",
                        directory.resolve("rabbitmq.conf").toString()),
                Map.entry(
                        "RABBITMQ_ADVANCED_CONFIG_FILE",
                        directory.resolve("advanced.config").toString()),
                Map.entry("RABBITMQ_PID_FILE", directory.resolve("node.pid").toString()),
                Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"),
                Map.entry("ERL_EPMD_PORT", Integer.toString(mapperPort)),
                Map.entry("ERL_EPMD_ADDRESS", host()));
    }

    @Override
    public synchronized void stop() {
        end(node, false);
        end(mapper, false);
    }

    @Override
    public synchronized void kill() {
        end(node, true);
        end(mapper, true);
    }

    private static void end(Process process, boolean abruptly) {
        if (process == null) {
            return;
        }
        if (!abruptly) {
            process.destroy();
        }
        if (abruptly || !Await.until(PATIENCE, () -> !process.isAlive())) {
            process.destroyForcibly();
            Await.until(PATIENCE, () -> !process.isAlive());
        }
        LastWill.release(process.pid());
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stop();
        new LeftOvers(directory).forget();
        lock.close();
        if (temporary) {
            Directories.delete(directory);
        }
    }

    /// Process number of the node.
    public Optional<Long> pid() {
        return Optional.ofNullable(node).filter(Process::isAlive).map(Process::pid);
    }
}
