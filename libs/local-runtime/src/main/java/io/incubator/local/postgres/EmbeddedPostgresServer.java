package io.incubator.local.postgres;

import io.incubator.local.process.Await;
import io.incubator.local.process.Command;
import io.incubator.local.process.Directories;
import io.incubator.local.process.DirectoryLock;
import io.incubator.local.process.FreePorts;
import io.incubator.local.process.LastWill;
import io.incubator.local.process.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server of this process's own: on a free loopback port, durable (`fsync`, `synchronous_commit`), with a
/// password for every role.
///
/// The server is a daemon of its own session, so Ctrl-C in a terminal does not stop it before those that use it. When
/// its owner is killed it is shut down behind it ([LastWill]); where even that was prevented, the next start on the
/// same directory stops it cleanly first.
///
/// Works as an ordinary user, and as root where user namespaces are allowed (PostgreSQL refuses to run as root).
public final class EmbeddedPostgresServer implements AutoCloseable {

    public static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LARGEST_LOG = 10_000_000;
    private static final int START_ATTEMPTS = 3;

    private final Path directory;
    private final boolean temporary;
    private final String password;
    private final DirectoryLock lock;
    private final PostgresBinaries binaries;
    private int port;
    private boolean closed;

    private EmbeddedPostgresServer(Path directory, boolean temporary, String password) {
        this.directory = Directories.make(directory);
        this.temporary = temporary;
        this.password = password;
        this.lock = DirectoryLock.acquire(this.directory);
        this.binaries = PostgresBinaries.unpacked();
    }

    /// Starts a server whose data stays in `directory`.
    ///
    /// @param password of the superuser; a directory made with another one refuses it
    /// @throws IllegalStateException when the directory is in use or the server does not start; says why
    public static EmbeddedPostgresServer start(Path directory, String password) {
        return new EmbeddedPostgresServer(directory, false, password).opened();
    }

    /// Starts a server whose data is deleted by [#close()], at the latest when the process ends.
    public static EmbeddedPostgresServer startTemporary() {
        EmbeddedPostgresServer server = new EmbeddedPostgresServer(
                Directories.temporary("postgres"), true, UUID.randomUUID().toString());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
        return server.opened();
    }

    /// Stops the server that a killed owner left in `directory`, if there is one.
    ///
    /// @throws IllegalStateException when the directory is in use
    public static void stopLeftBehind(Path directory) {
        if (Files.isDirectory(directory.resolve("data"))) {
            EmbeddedPostgresServer server = new EmbeddedPostgresServer(directory, false, "");
            server.close();
        }
    }

    private EmbeddedPostgresServer opened() {
        try {
            if (Files.exists(data())) {
                stopLeftOver();
            } else {
                initialise();
            }
            startAtSomePort();
            return this;
        } catch (IllegalStateException e) {
            lock.close();
            throw e;
        }
    }

    /// The server with its superuser.
    public PostgresEndpoint endpoint() {
        return new PostgresEndpoint("127.0.0.1", port, "postgres", SUPERUSER, password);
    }

    public int port() {
        return port;
    }

    /// Process number of the running server.
    public OptionalLong pid() {
        return postmaster().map(process -> OptionalLong.of(process.pid())).orElseGet(OptionalLong::empty);
    }

    /// Stops the server, ending its connections; what was committed is on disk.
    public synchronized void stop() {
        stop("fast");
    }

    /// Ends the server as a crash would: it recovers from its log at the next start.
    public synchronized void kill() {
        stop("immediate");
    }

    private void stop(String mode) {
        postmaster().ifPresent(server -> {
            try {
                control("stop", "-m", mode);
            } catch (IllegalStateException e) {
                // a last will may have told it to end before: gone in the meantime is stopped
                if (postmaster().isPresent()) {
                    throw e;
                }
            }
            LastWill.release(server.pid());
        });
    }

    /// Starts the stopped server on the same port.
    public synchronized void start() {
        control(
                "start",
                "-l",
                logFile().toString(),
                "-o",
                String.join(
                        " ",
                        "-c listen_addresses=127.0.0.1",
                        "-c port=" + port,
                        "-c unix_socket_directories=''",
                        "-c fsync=on",
                        "-c synchronous_commit=on",
                        "-c max_connections=300",
                        "-c shared_buffers=64MB",
                        // processes that one machine's small data have no use for
                        "-c io_method=sync",
                        "-c max_logical_replication_workers=0"));
        postmaster().ifPresent(server -> LastWill.stop(server.pid(), LastWill.Signal.INT));
        LOG.atInfo().addKeyValue("port", port).addKeyValue("data", data()).log("PostgreSQL started");
    }

    /// Stops and starts the server on the same port.
    public void restart() {
        stop();
        start();
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

    private Path data() {
        return directory.resolve("data");
    }

    private Path logFile() {
        return directory.resolve("postgres.log");
    }

    private Optional<ProcessHandle> postmaster() {
        return PostmasterFile.of(data()).livingServer();
    }

    private void stopLeftOver() {
        PostmasterFile file = PostmasterFile.of(data());
        file.livingServer()
                .ifPresentOrElse(
                        process -> {
                            LOG.atInfo()
                                    .addKeyValue("pid", process.pid())
                                    .log("Stopping the PostgreSQL an earlier run left");
                            stop();
                        },
                        // the number in it may meanwhile be anybody's, and PostgreSQL would take that for itself
                        file::delete);
    }

    /// Makes the cluster beside its place: a half-made one is never taken for data.
    private void initialise() {
        Path draft = directory.resolve("data.new");
        Directories.delete(draft);
        Path passwordFile = directory.resolve("superuser.tmp");
        try {
            OwnerOnly.write(passwordFile, password);
            List<String> options = new ArrayList<>(List.of(
                    "-D",
                    draft.toString(),
                    "-U",
                    SUPERUSER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + passwordFile,
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8"));
            if (temporary) {
                options.add("--no-sync");
            }
            run("initdb", options);
            Files.move(draft, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a PostgreSQL cluster in " + directory, e);
        } finally {
            OwnerOnly.delete(passwordFile);
        }
    }

    /// Somebody may take the free port first; then another one does.
    private void startAtSomePort() {
        for (int attempt = 1; ; attempt++) {
            port = FreePorts.next();
            try {
                limitLog();
                start();
                return;
            } catch (IllegalStateException e) {
                if (attempt == START_ATTEMPTS || FreePorts.isFree(port)) {
                    throw e;
                }
            }
        }
    }

    private void limitLog() {
        try {
            if (Files.exists(logFile()) && Files.size(logFile()) > LARGEST_LOG) {
                Files.delete(logFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void control(String action, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("-D", data().toString(), "-w", "-s", "-t", Long.toString(PATIENCE.toSeconds())));
        arguments.addAll(List.of(options));
        arguments.addFirst(action);
        run("pg_ctl", arguments);
        if (action.equals("stop") && !Await.until(PATIENCE, () -> postmaster().isEmpty())) {
            throw new IllegalStateException("PostgreSQL did not stop");
        }
    }

    private void run(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(RootGuard.prefix());
        command.add(binaries.program(program).toString());
        command.addAll(arguments);
        Command.Result result = Command.run(PATIENCE.plusSeconds(5), Map.of("LC_ALL", "C"), command);
        if (!result.succeeded()) {
            throw new IllegalStateException(
                    program + " failed: " + result.output().strip() + RootGuard.hint() + " (log: " + logFile() + ")");
        }
    }
}
