package io.incubator.system;

import io.incubator.launcher.suite.RunRecord;
import io.incubator.launcher.suite.ServiceName;
import io.incubator.launcher.suite.Suite;
import io.incubator.launcher.suite.SuiteOptions;
import io.incubator.local.broker.Broker;
import io.incubator.local.fault.TcpProxy;
import io.incubator.local.postgres.EmbeddedPostgresServer;
import io.incubator.local.process.Directories;
import io.incubator.local.process.FreePorts;
import io.incubator.system.contract.TokenForge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The suite as the tests see it: started once, on free ports, with other programs on all the usual ones,
/// and with a proxy on the two ways ai-service calls others, so that a test can hold a call at the worst
/// moment.
public final class SuiteUnderTest {
    private static final Path THIS_RELEASE = Path.of("..").toAbsolutePath().normalize();
    private static final int[] USUAL_PORTS = {5432, 5672, 8081, 8082, 8083, 8084};

    /// All tests call from one address, and many as one person: more than people do in a minute.
    private static final Map<String, String> BUDGETS = Map.of(
            "INCUBATOR_LIMITS_ANONYMOUS", "100000",
            "INCUBATOR_LIMITS_READ", "1000000",
            "INCUBATOR_LIMITS_WRITE", "1000000",
            "INCUBATOR_LIMITS_HEAVY", "100000");

    /// An OpenID provider that a test may start there.
    private static final URI PROVIDER = URI.create("http://localhost:" + FreePorts.next());

    /// A provider of models that a test may start there.
    private static final URI MODELS = URI.create("http://127.0.0.1:" + FreePorts.next());

    /// A provider of models that is there for all tests that want one.
    private static final URI VENDOR = URI.create("http://127.0.0.1:" + FreePorts.next());

    /// Of workers that are no service of the suite.
    static final String WORKER_SECRET = UUID.randomUUID().toString();

    /// Of whoever runs the shared suite.
    static final String OPERATOR_SECRET = UUID.randomUUID().toString();

    private static SuiteUnderTest shared;

    private final List<ServerSocket> otherPrograms = occupy();
    private final Map<String, String> settings;
    private final Suite suite;
    private TcpProxy briefRequests;
    private TcpProxy ledgerCalls;
    private String keyEncryptionKey;
    private Path mailFolder;

    private SuiteUnderTest(Path release, int replicas, Map<String, String> settings) {
        this.settings = settings;
        suite = Suite.start(SuiteOptions.in(release)
                .withState(Directories.temporary("system-test"))
                .withPort(0)
                .withReplicas(replicas)
                .withAdjustment(this::adjust)
                .withListener(System.out::println));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
    }

    /// The suite most tests share.
    public static synchronized SuiteUnderTest shared() {
        if (shared == null) {
            Map<String, String> settings = new HashMap<>(BUDGETS);
            settings.put("INCUBATOR_AUTH_PROVIDERS_ELSEWHERE_ISSUER", PROVIDER.toString());
            settings.put("INCUBATOR_AUTH_PROVIDERS_ELSEWHERE_CLIENT_ID", "incubator");
            settings.put("INCUBATOR_AUTH_PROVIDERS_ELSEWHERE_CLIENT_SECRET", "a secret");
            settings.put("INCUBATOR_AUTH_PROVIDERS_ELSEWHERE_NAME", "Elsewhere Ltd");
            settings.put("LOCAL_PROVIDERS", PROVIDER.getAuthority());
            settings.put("CLIENT_SECRET_WORKER", WORKER_SECRET);
            settings.put("CLIENT_SECRET_OPERATOR", OPERATOR_SECRET);
            settings.put("LOCAL_MODELS", MODELS.getAuthority() + "," + VENDOR.getAuthority());
            shared = new SuiteUnderTest(THIS_RELEASE, 1, settings);
        }
        return shared;
    }

    /// Where the shared suite is reached, or the one elsewhere that `INCUBATOR_URL` names: for
    /// tests that need no more of a suite than its address (tag `anywhere`).
    static URI sharedGateway() {
        String elsewhere = System.getenv("INCUBATOR_URL");
        return elsewhere == null ? shared().gateway() : URI.create(elsewhere);
    }

    /// A suite of a test's own, with several replicas of every service, which also get these settings.
    static SuiteUnderTest withReplicas(int replicas, Map<String, String> settings) {
        return new SuiteUnderTest(THIS_RELEASE, replicas, settings);
    }

    /// A suite of a test's own, of services that were built elsewhere, with these settings beside large budgets.
    static SuiteUnderTest ofRelease(Path release, int replicas, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(BUDGETS);
        all.putAll(settings);
        return new SuiteUnderTest(release, replicas, all);
    }

    private Map<String, String> adjust(String service, Map<String, String> environment) {
        if (service.equals("auth-service")) {
            keyEncryptionKey = environment.get("KEY_ENCRYPTION_KEY");
            mailFolder = Path.of(environment.get("MAIL_FOLDER"));
        }
        Map<String, String> adjusted = new HashMap<>(environment);
        adjusted.putAll(settings);
        if (!service.equals("ai-service")) {
            return adjusted;
        }
        briefRequests = proxyTo(environment.get("PROJECT_URL"));
        ledgerCalls = proxyTo(environment.get("JOB_URL"));
        adjusted.put("PROJECT_URL", briefRequests.url());
        adjusted.put("JOB_URL", ledgerCalls.url());
        return adjusted;
    }

    private static TcpProxy proxyTo(String url) {
        URI target = URI.create(url);
        return TcpProxy.to(target.getHost(), target.getPort());
    }

    /// Other programs on the ports such software usually has; where one is taken already, so much the
    /// better.
    private static List<ServerSocket> occupy() {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int port : USUAL_PORTS) {
            try {
                sockets.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            } catch (IOException taken) {
                // another program has it: just what we want
            }
        }
        return sockets;
    }

    /// Where the suite is reached.
    public URI gateway() {
        return URI.create(suite.url());
    }

    /// Whose accounts may open accounts of the shared suite; nothing is there until a test starts it.
    static URI providerElsewhere() {
        return PROVIDER;
    }

    /// Where a test may start a provider of models that the shared suite may call.
    static URI providerOfModels() {
        return MODELS;
    }

    /// Where the tests of the contract have a provider of models, which stays.
    public static URI vendor() {
        return VENDOR;
    }

    /// What ai-service asks project-service.
    TcpProxy briefRequests() {
        return briefRequests;
    }

    /// What ai-service tells job-service, and its answers.
    TcpProxy ledgerCalls() {
        return ledgerCalls;
    }

    /// Signs tokens as auth-service does.
    public TokenForge tokens() {
        try (Connection database = postgres().endpoint().connect("auth-service")) {
            return TokenForge.of(database, keyEncryptionKey, suite.url());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Has an account elsewhere open an account here, as if its owner had linked it.
    ///
    /// @return the link's id
    public UUID linkElsewhere(UUID account) {
        UUID id = UUID.randomUUID();
        try (Connection database = postgres().endpoint().connect("auth-service");
                PreparedStatement insert = database.prepareStatement("""
                        INSERT INTO external_identity
                            (id, account_id, provider, issuer, subject, created_at, last_used_at)
                        VALUES (?, ?, 'other', 'https://other.example', ?, now(), now())""")) {
            insert.setObject(1, id);
            insert.setObject(2, account);
            insert.setString(3, id.toString());
            insert.executeUpdate();
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The inbox of everybody.
    public Path mailFolder() {
        return mailFolder;
    }

    Broker broker() {
        return suite.broker();
    }

    EmbeddedPostgresServer postgres() {
        return suite.postgres().orElseThrow();
    }

    /// Where the first replica of a service tells how it is.
    URI management(String service) {
        return URI.create("http://127.0.0.1:" + replica(service).managementPort());
    }

    /// Where the first replica of a service is, past the gateway.
    URI inside(String service) {
        return URI.create("http://127.0.0.1:" + replica(service).port());
    }

    private RunRecord.Replica replica(String service) {
        return RunRecord.read(suite.options().state()).orElseThrow().replicas().stream()
                .filter(replica -> replica.service().equals(service))
                .findFirst()
                .orElseThrow();
    }

    /// What the first replica of a service logs.
    Path log(String service) {
        return suite.options().log(ServiceName.of(service), 1);
    }

    /// SIGKILL; the launcher starts it again.
    void kill(String service) {
        suite.kill(service);
    }

    /// SIGKILL of one replica.
    void killOne(String service) {
        kill(suite.pids(service).getFirst());
    }

    /// SIGKILL of this process.
    static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /// The processes of the replicas that run.
    List<Long> pids(String service) {
        return suite.pids(service);
    }

    /// SIGTERM to one replica; the launcher starts it again.
    ///
    /// @return the process, which may take its time
    ProcessHandle stopOne(String service) {
        ProcessHandle process = ProcessHandle.of(suite.pids(service).getFirst()).orElseThrow();
        process.destroy();
        return process;
    }

    /// SIGSTOP of a process for a while, then SIGCONT: it wakes up not knowing that time has passed.
    static void freeze(long process, Duration time) {
        String pid = Long.toString(process);
        signal("-STOP", pid);
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            signal("-CONT", pid);
        }
    }

    private static void signal(String signal, String pid) {
        try {
            new ProcessBuilder("kill", signal, pid).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Replaces the replicas of a service, one after the other, by those of another release.
    void replace(String service, Path release) {
        suite.replace(service, release);
    }

    void pause(String service) {
        suite.stopService(service);
    }

    void resume(String service) {
        suite.startService(service);
    }

    void awaitReady() {
        ServiceName.fullNames().forEach(suite::awaitReady);
    }

    void close() {
        suite.close();
        otherPrograms.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException alreadyClosed) {
                // it held nothing but the port
            }
        });
    }
}
