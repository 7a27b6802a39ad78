package io.incubator.launcher.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// How a suite is started. Everything has a default but the directory of the built services.
///
/// @param root directory with the built services (`<service>/target/quarkus-app`)
/// @param state directory for data, secrets, logs and the run record
/// @param port of the gateway; 0 for a free one
/// @param replicas of every service
/// @param outside environment of the launcher: `DATABASE_URL`, `AMQP_URL`, `INCUBATOR_BROKER`,
///     `INCUBATOR_JVM_FLAGS`, `INCUBATOR_START_CACHE`
/// @param adjustment last word on the environment of each service, for tests that put something between
///     two of them
/// @param listener hears in short sentences what happens
public record SuiteOptions(
        Path root,
        Path state,
        int port,
        int replicas,
        Map<String, String> outside,
        EnvironmentAdjustment adjustment,
        Consumer<String> listener) {

    /// Small heaps and the quick compiler: four services and their start matter more here than peak
    /// throughput. A full collection gives back at once what it freed, as a start leaves much garbage
    /// behind; every ten seconds the C library gives back what the compiler and the network needed for
    /// a while, a sixth of a service, and nothing is said where it is one that cannot.
    private static final String DEFAULT_JVM_FLAGS = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms24m -Xmx256m"
            + " -XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=25 -XX:-ShrinkHeapInSteps"
            + " -XX:TrimNativeHeapInterval=10000 -Xlog:trimnative=off";

    private static final int DEFAULT_PORT = 8080;
    private static final int MOST_REPLICAS = 8;

    /// May change the environment of one service before it starts.
    @FunctionalInterface
    public interface EnvironmentAdjustment {
        /// Gives a service its environment.
        ///
        /// @param service full name, such as `ai-service`
        /// @param environment what the suite would give it
        /// @return what it gets
        Map<String, String> adjust(String service, Map<String, String> environment);
    }

    public SuiteOptions {
        if (replicas < 1 || replicas > MOST_REPLICAS) {
            throw new IllegalArgumentException("There can be 1 to " + MOST_REPLICAS + " replicas, not " + replicas);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("Not a port: " + port);
        }
        root = root.toAbsolutePath().normalize();
        state = state.toAbsolutePath().normalize();
        outside = Map.copyOf(outside);
    }

    /// Where the secrets of the installation are kept.
    Path secrets() {
        return state.resolve("secrets.properties");
    }

    /// The secret of the client `operator`: the environment's, or the installation's own, which it has from its first
    /// start.
    public Optional<String> operatorSecret() {
        return Optional.ofNullable(outside.get(ServiceEnvironment.OPERATOR_SECRET))
                .filter(value -> !value.isBlank())
                .or(() -> Secrets.operator(secrets()));
    }

    /// Where mail is put on this machine; null where `SMTP_HOST` names a mail server.
    Path mailFolder() {
        return outside.containsKey("SMTP_HOST") ? null : mailFolder(state);
    }

    /// Where mail is put in a state directory.
    public static Path mailFolder(Path state) {
        return state.resolve("mail");
    }

    /// The defaults, with the state in `.incubator` below `root` and the environment of this process.
    public static SuiteOptions in(Path root) {
        return new SuiteOptions(
                root,
                root.resolve(".incubator"),
                DEFAULT_PORT,
                1,
                System.getenv(),
                (_, environment) -> environment,
                _ -> {});
    }

    SuiteOptions withRoot(Path directory) {
        return new SuiteOptions(directory, state, port, replicas, outside, adjustment, listener);
    }

    public SuiteOptions withState(Path directory) {
        return new SuiteOptions(root, directory, port, replicas, outside, adjustment, listener);
    }

    public SuiteOptions withPort(int gatewayPort) {
        return new SuiteOptions(root, state, gatewayPort, replicas, outside, adjustment, listener);
    }

    public SuiteOptions withReplicas(int count) {
        return new SuiteOptions(root, state, port, count, outside, adjustment, listener);
    }

    /// Sets one variable of the launcher's environment, such as `INCUBATOR_BROKER`.
    public SuiteOptions withOutside(String name, String value) {
        Map<String, String> changed = new HashMap<>(outside);
        changed.put(name, value);
        return new SuiteOptions(root, state, port, replicas, changed, adjustment, listener);
    }

    public SuiteOptions withAdjustment(EnvironmentAdjustment change) {
        return new SuiteOptions(root, state, port, replicas, outside, change, listener);
    }

    public SuiteOptions withListener(Consumer<String> hears) {
        return new SuiteOptions(root, state, port, replicas, outside, adjustment, hears);
    }

    /// Start caches are made as well as used, unless the environment says what to do: for who starts a suite
    /// to have it, not to test it.
    public SuiteOptions makingStartCaches() {
        return outside.containsKey(StartCaching.VARIABLE)
                ? this
                : withOutside(StartCaching.VARIABLE, StartCaching.MAKE.name());
    }

    List<String> jvmFlags() {
        String flags =
                outside.getOrDefault("INCUBATOR_JVM_FLAGS", DEFAULT_JVM_FLAGS).strip();
        return flags.isEmpty() ? List.of() : List.of(flags.split("\\s+"));
    }

    StartCaching startCaching() {
        return StartCaching.of(outside);
    }

    StartCache startCache(ServiceName service) {
        return StartCache.of(StartCache.directory(root), service.fullName(), jar(service), jvmFlags());
    }

    /// How many services have a start cache that fits what is built and set now.
    public int startCaches() {
        return Math.toIntExact(Arrays.stream(ServiceName.values())
                .filter(service -> Files.exists(jar(service)))
                .filter(service -> startCache(service).exists())
                .count());
    }

    Path jar(ServiceName service) {
        return root.resolve(service.fullName()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /// Where a broker of this machine keeps its data.
    public Path brokerData() {
        return state.resolve(Suite.BROKER);
    }

    /// Where the log of one replica is.
    public Path log(ServiceName service, int replica) {
        return state.resolve("logs").resolve(service.fullName() + (replica == 1 ? "" : "-" + replica) + ".log");
    }
}
