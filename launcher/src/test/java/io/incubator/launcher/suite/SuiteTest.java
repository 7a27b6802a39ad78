package io.incubator.launcher.suite;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.incubator.launcher.gateway.PortTakenException;
import io.incubator.local.broker.Broker;
import io.incubator.local.broker.Brokers;
import io.incubator.local.postgres.EmbeddedPostgresServer;
import io.incubator.local.postgres.PostgresEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The suite with real stores and network, and fakes in the place of the services.
@Timeout(180)
class SuiteTest {
    @TempDir
    Path temporary;

    private Path root;

    @BeforeEach
    void install() throws IOException {
        root = temporary.resolve("a clone");
        FakeService.installAll(root);
    }

    @Test
    void servicesGetTheirEnvironmentAndComeBackWhenKilled() throws Exception {
        SuiteOptions options = options().withReplicas(2).withAdjustment((service, environment) -> {
            Map<String, String> changed = new HashMap<>(environment);
            changed.put("SERVICE", service);
            return changed;
        });
        try (Suite suite = Suite.start(options)) {
            // Then each service is behind its routes and knows itself, its database and the others
            assertThat(Calls.get(suite.url() + "/v1?SERVICE")).isEqualTo("ai-service");
            assertThat(Calls.get(suite.url() + "/api/jobs?DATABASE_URL")).endsWith("/job-service");
            assertThat(Calls.get(suite.url() + "/api/auth?PUBLIC_URL")).isEqualTo(suite.url());
            assertThat(Calls.get(suite.url() + "/v1?JOB_URL")).isEqualTo(suite.internalUrl("job-service"));
            assertThat(Calls.get(suite.internalUrl("job-service") + "/internal/x?SERVICE"))
                    .isEqualTo("job-service");
            // and its secret is the one auth-service accepts
            assertThat(Calls.get(suite.url() + "/v1?CLIENT_SECRET"))
                    .hasSizeGreaterThan(20)
                    .isEqualTo(Calls.get(suite.url() + "/api/auth?CLIENT_SECRET_AI_SERVICE"));
            // When both replicas are killed
            List<Long> before = suite.pids("ai-service");
            assertThat(before).hasSize(2);
            suite.kill("ai-service");
            // Then others come, under the same addresses
            await().atMost(60, SECONDS)
                    .until(() -> suite.isReady() && suite.pids("ai-service").size() == 2);
            assertThat(suite.pids("ai-service")).doesNotContainAnyElementsOf(before);
            assertThat(Calls.get(suite.url() + "/v1?SERVICE")).isEqualTo("ai-service");
            // and the run record knows them
            assertThat(RunRecord.read(options.state()))
                    .hasValueSatisfying(run -> assertThat(run.replicas())
                            .filteredOn(replica -> replica.service().equals("ai-service"))
                            .extracting(replica -> replica.process().pid())
                            .containsExactlyInAnyOrderElementsOf(suite.pids("ai-service")));
            // When a service is stopped, Then it stays away until it is started
            suite.stopService("job-service");
            assertThat(Calls.status(suite.url() + "/api/jobs")).isEqualTo(503);
            suite.startService("job-service");
            assertThat(Calls.status(suite.url() + "/api/jobs")).isEqualTo(200);
        }
        assertThat(RunRecord.read(options.state())).isEmpty();
    }

    @Test
    void aSecondStartSaysSoAndSecretsAreKeptPrivately() throws Exception {
        SuiteOptions options = options();
        String key;
        try (Suite suite = Suite.start(options)) {
            key = Calls.get(suite.url() + "/api/auth?KEY_ENCRYPTION_KEY");
            assertThatThrownBy(() -> Suite.start(options))
                    .isInstanceOf(AlreadyRunningException.class)
                    .hasMessageContaining(suite.url());
        }
        Path secrets = options.state().resolve("secrets.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rw-------");
        try (Suite suite = Suite.start(options)) {
            assertThat(Calls.get(suite.url() + "/api/auth?KEY_ENCRYPTION_KEY")).isEqualTo(key);
        }
    }

    @Test
    void whoRunsItIsItsOperator() throws Exception {
        SuiteOptions options = options();
        assertThat(options.operatorSecret()).isEmpty();
        String question = "/api/auth?CLIENT_SECRET_OPERATOR";
        try (Suite suite = Suite.start(options)) {
            assertThat(Calls.get(suite.url() + question))
                    .isEqualTo(options.operatorSecret().orElseThrow())
                    .hasSizeGreaterThan(30);
        }
        try (Suite suite = Suite.start(options.withOutside("CLIENT_SECRET_OPERATOR", "their own"))) {
            assertThat(Calls.get(suite.url() + question)).isEqualTo("their own");
        }
    }

    @Test
    void storesOfTheEnvironmentReplaceTheEmbeddedOnes() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        try (EmbeddedPostgresServer postgres = EmbeddedPostgresServer.startTemporary();
                Broker broker = Brokers.openTemporary(Map.of())) {
            PostgresEndpoint admin = postgres.endpoint();
            SuiteOptions options = options()
                    .withListener(said::add)
                    // a wish of whoever runs the tests would win over the address
                    .withOutside("INCUBATOR_BROKER", "url")
                    .withOutside(
                            "DATABASE_URL",
                            "postgresql://" + admin.username() + ":" + admin.password() + "@127.0.0.1:" + admin.port())
                    .withOutside(
                            "AMQP_URL",
                            "amqp://" + broker.username() + ":" + broker.password() + "@127.0.0.1:" + broker.port()
                                    + "/" + broker.virtualHost());
            try (Suite suite = Suite.start(options)) {
                assertThat(suite.postgres()).isEmpty();
                assertThat(Calls.get(suite.url() + "/v1?DATABASE_URL")).isEqualTo(admin.jdbcUrl("ai-service"));
                assertThat(Calls.get(suite.url() + "/v1?RABBITMQ_PORT")).isEqualTo(Integer.toString(broker.port()));
            }
            assertThat(said)
                    .anyMatch(line -> line.contains("DATABASE_URL"))
                    .anyMatch(line -> line.contains("AMQP_URL"));
            assertThat(options.state().resolve("postgres")).doesNotExist();
        }
    }

    @Test
    void aSuiteStartsWithItsCachesAndAlsoWithDamagedOnes() throws Exception {
        SuiteOptions options = options().withOutside(StartCaching.VARIABLE, "now");
        List<Path> archives = Arrays.stream(ServiceName.values())
                .map(service -> options.startCache(service).archive())
                .toList();
        // Given a suite that was left in peace
        try (Suite suite = Suite.start(options)) {
            assertThat(mapped(suite)).noneMatch(archives::contains);
            await().atMost(120, SECONDS).until(() -> archives.stream().allMatch(Files::exists));
        }
        // Then the next one starts with what it made
        try (Suite suite = Suite.start(options)) {
            assertThat(mapped(suite)).containsAll(archives);
            assertThat(options.startCaches()).isEqualTo(4);
        }
        // and with what a disk made of it
        for (Path archive : archives) {
            damage(archive);
        }
        try (Suite suite = Suite.start(options)) {
            assertThat(Calls.status(suite.url() + "/v1")).isEqualTo(200);
        }
    }

    @Test
    void whoHasHadWhatTheSuiteWasForLeavesCachesForTheNextStart() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        SuiteOptions options = options().makingStartCaches().withListener(said::add);
        try (Suite suite = Suite.start(options)) {
            assertThat(options.startCaches()).isZero();
            suite.closeAndMakeStartCaches();
        }
        assertThat(said).last().asString().contains("next start quicker");
        assertThat(options.startCaches()).isEqualTo(4);
        try (Stream<Path> files = Files.list(StartCache.directory(options.root()))) {
            assertThat(files).hasSize(4).allMatch(file -> file.toString().endsWith(".jsa"));
        }
        // and has nothing more to make the next time
        said.clear();
        try (Suite suite = Suite.start(options)) {
            suite.closeAndMakeStartCaches();
        }
        assertThat(said).noneMatch(line -> line.contains("quicker"));
    }

    @Test
    void whoIsToldToEndMakesNoStartCaches() {
        SuiteOptions options = options().makingStartCaches();
        try (Suite suite = Suite.start(options)) {
            Thread.currentThread().interrupt();
            suite.closeAndMakeStartCaches();
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(options.startCaches()).isZero();
        assertThat(StartCache.directory(options.root())).isEmptyDirectory();
    }

    /// The first kilobyte tells the JVM what it has; the rest it believes.
    private static void damage(Path archive) throws IOException {
        byte[] noise = new byte[1_000_000];
        new Random(7).nextBytes(noise);
        try (FileChannel file = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(noise), 100_000);
        }
    }

    /// Files in the memory of the services.
    private static Set<Path> mapped(Suite suite) throws IOException {
        Set<Path> files = new HashSet<>();
        for (String service : ServiceName.fullNames()) {
            for (long pid : suite.pids(service)) {
                for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "maps"))) {
                    int path = line.indexOf('/');
                    if (path >= 0) {
                        files.add(Path.of(line.substring(path)));
                    }
                }
            }
        }
        return files;
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SuiteOptions options = options().withPort(taken.getLocalPort());
            assertThatThrownBy(() -> Suite.start(options))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()))
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void aServiceThatDoesNotStartIsNamedWithItsLastWords() {
        SuiteOptions options = options()
                .withAdjustment(
                        (service, environment) -> service.equals("job-service") ? withCrash(environment) : environment);
        assertThatThrownBy(() -> Suite.start(options))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("job-service")
                .hasMessageContaining("crashing as told");
    }

    @Test
    void aCloneThatIsNotBuiltIsNamed() throws IOException {
        Files.delete(root.resolve("auth-service/target/quarkus-app/quarkus-run.jar"));
        SuiteOptions options = options();
        assertThatThrownBy(() -> Suite.start(options))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("auth-service is not built");
    }

    @Test
    void replicasAreReplacedByAnotherBuildWhileCallersAreServed() throws Exception {
        Path other = temporary.resolve("another clone");
        FakeService.installAll(other);
        try (Suite suite = Suite.start(options().withReplicas(2));
                ExecutorService caller = Executors.newSingleThreadExecutor()) {
            List<Long> before = suite.pids("ai-service");
            AtomicBoolean done = new AtomicBoolean();
            Future<Set<Integer>> answers = caller.submit(() -> {
                Set<Integer> seen = new HashSet<>();
                while (!done.get()) {
                    seen.add(Calls.status(suite.url() + "/v1"));
                }
                return seen;
            });

            suite.replace("ai-service", other);

            done.set(true);
            assertThat(answers.get()).containsExactly(200);
            assertThat(suite.pids("ai-service"))
                    .hasSize(2)
                    .doesNotContainAnyElementsOf(before)
                    .allMatch(pid -> runsFrom(other, pid));
            assertThat(suite.pids("job-service")).allMatch(pid -> runsFrom(root, pid));
            // and whatever is started again is started from there
            suite.kill("ai-service");
            await().atMost(60, SECONDS)
                    .until(() -> suite.isReady() && suite.pids("ai-service").size() == 2);
            assertThat(suite.pids("ai-service")).allMatch(pid -> runsFrom(other, pid));
        }
    }

    @Test
    void aBuildThatDoesNotGetReadyChangesNothing() throws Exception {
        Path broken = temporary.resolve("a broken clone");
        FakeService.installAll(broken);
        Files.write(broken.resolve("ai-service/target/quarkus-app/quarkus-run.jar"), new byte[0]);
        try (Suite suite = Suite.start(options().withReplicas(2))) {
            List<Long> before = suite.pids("ai-service");

            assertThatThrownBy(() -> suite.replace("ai-service", broken))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ai-service does not start");

            assertThat(suite.pids("ai-service")).isEqualTo(before);
            assertThat(Calls.status(suite.url() + "/v1")).isEqualTo(200);
        }
    }

    private static boolean runsFrom(Path clone, long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .orElse("")
                .contains(clone.toString());
    }

    private SuiteOptions options() {
        return SuiteOptions.in(root).withPort(0);
    }

    private static Map<String, String> withCrash(Map<String, String> environment) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put("FAKE_CRASH", "yes");
        return changed;
    }
}
