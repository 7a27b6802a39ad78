package io.incubator.launcher.suite;

import io.incubator.launcher.gateway.Network;
import io.incubator.launcher.gateway.PortTakenException;
import io.incubator.launcher.gateway.Routes;
import io.incubator.local.broker.Broker;
import io.incubator.local.broker.Brokers;
import io.incubator.local.postgres.EmbeddedPostgresServer;
import io.incubator.local.process.Directories;
import io.incubator.local.process.DirectoryLock;
import io.incubator.local.process.FreePorts;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The whole suite on this machine: PostgreSQL and broker, then the services behind the network,
/// all on the loopback interface. Everything but the gateway listens on a free port, so other
/// programs do not matter.
///
/// The suite supervises its services: one that ends unasked is started again. Tests use the same
/// class to break things ([#kill(String)], [#broker()], [#postgres()]) and to put something between
/// two services ([SuiteOptions#withAdjustment]).
public final class Suite implements AutoCloseable {
    /// what the launcher's own command line contains; the class name when a test runs the suite
    private static final String LAUNCHER = "java";

    /// who has just started the suite wants to use it
    private static final Duration SETTLING = Duration.ofSeconds(20);

    static final String POSTGRES = "postgres";
    static final String BROKER = "broker";

    private final SuiteOptions options;
    private final DirectoryLock lock;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<StartCache> caches = new ArrayList<>();
    private final List<Supervised> services = new CopyOnWriteArrayList<>();
    private final Map<ServiceName, Map<String, String>> environments = new EnumMap<>(ServiceName.class);
    private final Object recordLock = new Object();
    private final HttpClient probe =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private Network network;
    private Database database;
    private Broker broker;
    private StartCacheMaker cacheMaker;
    private volatile boolean started;
    private volatile boolean closed;

    private Suite(SuiteOptions options, DirectoryLock lock) {
        this.options = options;
        this.lock = lock;
    }

    /// Starts everything and returns when every service is ready.
    ///
    /// @throws AlreadyRunningException when a suite runs on the same state directory
    /// @throws PortTakenException when the gateway's port is taken
    /// @throws IllegalStateException when a part does not start; says which and why
    public static Suite start(SuiteOptions options) {
        requireBuilt(options);
        Directories.make(options.state());
        DirectoryLock lock = DirectoryLock.tryAcquire(options.state()).orElseThrow(() -> alreadyRunning(options));
        Suite suite = new Suite(options, lock);
        try {
            suite.open();
            return suite;
        } catch (RuntimeException e) {
            suite.close();
            throw e;
        }
    }

    /// Stops the suite of `state`, whoever runs it, or what is left of a killed one. The data stay.
    ///
    /// @return whether there was anything to stop
    public static boolean stop(Path state, Duration patience) {
        Optional<RunRecord> run = RunRecord.read(state);
        run.ifPresent(found -> {
            found.stopAll(patience);
            EmbeddedPostgresServer.stopLeftBehind(state.resolve(POSTGRES));
            Brokers.stopLeftBehind(state.resolve(BROKER));
            RunRecord.delete(state);
        });
        return run.isPresent();
    }

    private void open() {
        RunRecord.read(options.state()).ifPresent(earlier -> {
            tell("Stopping what an earlier run left behind");
            earlier.stopReplicas();
        });
        if (options.port() != 0 && !FreePorts.isFree(options.port())) {
            throw new PortTakenException(options.port(), null);
        }
        Secrets secrets = Secrets.keptIn(options.secrets());
        // platform threads: loading classes pins virtual ones, and with one processor they wait for each other for ever
        try (ExecutorService parallel =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            CompletableFuture<Database> postgres =
                    CompletableFuture.supplyAsync(() -> Database.open(options, secrets), parallel);
            CompletableFuture<Broker> messages = CompletableFuture.supplyAsync(
                    () -> Brokers.open(options.outside(), options.brokerData()), parallel);
            network = Network.open(ServiceName.fullNames(), Routes.load(), options.port());
            // whichever comes up is closed again, even when the other does not
            RuntimeException failure = collect(postgres, made -> database = keep(made), null);
            failure = collect(messages, made -> broker = keep(made), failure);
            if (failure != null) {
                throw failure;
            }
        }
        tell("Running " + database.describe());
        tell("Running " + broker.describe());
        startServices(new ServiceEnvironment(
                database,
                broker,
                secrets,
                options.operatorSecret().orElseThrow(),
                url(),
                options.mailFolder(),
                network::port));
    }

    private void startServices(ServiceEnvironment serviceEnvironment) {
        for (ServiceName service : ServiceName.values()) {
            environments.put(service, options.adjustment().adjust(service.fullName(), serviceEnvironment.of(service)));
            StartCache cache = options.startCache(service);
            caches.add(cache);
            for (int number = 1; number <= options.replicas(); number++) {
                services.add(new Supervised(
                        service,
                        number,
                        build(options, service, number, cache),
                        network.replicas(service.fullName()),
                        probe,
                        Supervised.START_PATIENCE,
                        this::record));
            }
        }
        tell("Starting " + String.join(", ", ServiceName.fullNames())
                + (options.replicas() > 1 ? " (" + options.replicas() + " replicas each)" : ""));
        services.forEach(Supervised::start);
        services.forEach(Supervised::awaitReady);
        started = true;
        record();
        tell("Ready: " + url());
        makeStartCaches();
    }

    private Supervised.Build build(SuiteOptions from, ServiceName service, int number, StartCache cache) {
        return new Supervised.Build(
                () -> ServiceProcess.start(
                        from.jar(service),
                        cache.flags(options.startCaching()),
                        environments.get(service),
                        options.log(service, number)),
                cache::distrust);
    }

    private void makeStartCaches() {
        if (options.startCaching().makes()) {
            StartCache.ofThisProgram(options.root()).ifPresent(caches::add);
            Duration settling = options.startCaching() == StartCaching.NOW ? Duration.ZERO : SETTLING;
            Idleness idleness = new Idleness(() -> services.stream().flatMap(service -> service.pid().stream()));
            cacheMaker = new StartCacheMaker(caches);
            cacheMaker.startInBackground(settling, idleness);
        }
    }

    /// The public address of the gateway.
    public String url() {
        return "http://localhost:" + network.gatewayPort();
    }

    /// Where other services reach `service`, without the gateway.
    public String internalUrl(String service) {
        return "http://127.0.0.1:" + network.port(ServiceName.of(service).fullName());
    }

    public SuiteOptions options() {
        return options;
    }

    /// The broker, to stop and start it.
    public Broker broker() {
        return broker;
    }

    /// The embedded PostgreSQL, to restart it; nothing when `DATABASE_URL` names another one.
    public Optional<EmbeddedPostgresServer> postgres() {
        return database.embedded();
    }

    /// Process numbers of the living replicas of `service`.
    public List<Long> pids(String service) {
        return of(service).map(Supervised::pid).flatMap(Optional::stream).toList();
    }

    /// Whether every replica of every service is ready.
    public boolean isReady() {
        return services.stream().allMatch(Supervised::isReady);
    }

    /// Kills every replica of `service` (SIGKILL). They come back by themselves.
    public void kill(String service) {
        of(service).forEach(Supervised::kill);
    }

    /// Stops every replica of `service` until [#startService(String)].
    public void stopService(String service) {
        of(service).forEach(Supervised::stop);
        record();
    }

    /// Starts what [#stopService(String)] stopped, and waits until it is ready.
    public void startService(String service) {
        of(service).forEach(Supervised::start);
        awaitReady(service);
    }

    /// Stops `service` in an orderly way and starts it again.
    public void restart(String service) {
        stopService(service);
        startService(service);
    }

    /// Replaces the replicas of `service`, one after the other, by what is built below `root`, newer or
    /// older, while its callers are served: each newcomer is ready before the one it replaces leaves.
    ///
    /// @throws IllegalStateException when a newcomer does not get ready; those still to be replaced stay
    public void replace(String service, Path root) {
        SuiteOptions other = options.withRoot(root);
        requireBuilt(other);
        StartCache cache = other.startCache(ServiceName.of(service));
        List<Supervised> replicas = of(service).toList();
        for (int number = 1; number <= replicas.size(); number++) {
            replicas.get(number - 1).replace(build(other, ServiceName.of(service), number, cache));
        }
    }

    /// Waits until every replica of `service` is ready.
    public void awaitReady(String service) {
        of(service).forEach(Supervised::awaitReady);
    }

    private Stream<Supervised> of(String name) {
        ServiceName service = ServiceName.of(name);
        return services.stream().filter(replica -> replica.service() == service);
    }

    /// Stops everything: the way in first, so that no open stream keeps a service from ending, the
    /// stores last.
    @Override
    public void close() {
        if (cacheMaker != null) {
            closeQuietly(cacheMaker);
        }
        stopAll();
    }

    /// Stops everything and then makes the start caches that are missing, where they are made at all. For
    /// one who has had what the suite was started for, and whose next start shall be quicker.
    public void closeAndMakeStartCaches() {
        if (cacheMaker == null) {
            close();
            return;
        }
        try (StartCacheMaker maker = cacheMaker) {
            maker.stopBackground();
            stopAll();
            if (maker.hasWork() && !Thread.currentThread().isInterrupted()) {
                tell("Making the next start quicker, once for this build; Ctrl-C does no harm");
                maker.makeNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void stopAll() {
        if (closed) {
            return;
        }
        closed = true;
        // who is interrupted because everything shall end still has to end it
        boolean interrupted = Thread.interrupted();
        if (network != null) {
            closeQuietly(network);
        }
        try (ExecutorService parallel = Executors.newVirtualThreadPerTaskExecutor()) {
            services.forEach(service -> parallel.execute(service::stop));
        }
        for (AutoCloseable part : opened.reversed()) {
            closeQuietly(part);
        }
        probe.close();
        synchronized (recordLock) {
            RunRecord.delete(options.state());
        }
        lock.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) { // what AutoCloseable declares; the other parts must be closed too
            tell("Stopping failed: " + e.getMessage());
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        opened.add(part);
        return part;
    }

    private void record() {
        synchronized (recordLock) {
            if (!closed) {
                currentRecord().write(options.state());
            }
        }
    }

    private RunRecord currentRecord() {
        return new RunRecord(
                RunRecord.Running.of(ProcessHandle.current(), LAUNCHER),
                url(),
                network.gatewayPort(),
                started,
                database.describe(),
                broker.describe(),
                services.stream()
                        .map(Supervised::record)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private void tell(String sentence) {
        options.listener().accept(sentence);
    }

    private static <T> RuntimeException collect(
            CompletableFuture<T> part, Consumer<T> keeper, RuntimeException earlier) {
        try {
            keeper.accept(part.join());
            return earlier;
        } catch (CompletionException e) {
            RuntimeException failure = e.getCause() instanceof RuntimeException cause ? cause : e;
            if (earlier == null) {
                return failure;
            }
            earlier.addSuppressed(failure);
            return earlier;
        }
    }

    private static AlreadyRunningException alreadyRunning(SuiteOptions options) {
        String where = RunRecord.read(options.state())
                .map(run -> " at " + run.url() + " (process " + run.launcher().pid() + ")")
                .orElse("");
        return new AlreadyRunningException("The suite already runs" + where + ". Stop it with ./incubator down");
    }

    private static void requireBuilt(SuiteOptions options) {
        for (ServiceName service : ServiceName.values()) {
            if (!Files.exists(options.jar(service))) {
                throw new IllegalStateException(service.fullName() + " is not built (" + options.jar(service)
                        + " is missing). Run ./incubator, or ./mvnw package");
            }
        }
    }
}
