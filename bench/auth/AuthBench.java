import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Signs people in and refreshes their tokens at auth-service and at Keycloak, in turns, and sets logins beside the
/// bare hashes that the same processor computes in the same round. Run by `bench/auth/run`, with the libraries of
/// auth-service on the class path.
///
/// - `sql URL STATEMENT` carries a statement out
/// - `hash MEMORY_KIB ITERATIONS SECONDS` prints the milliseconds of processor time of one Argon2id hash
/// - `load SECONDS ROUNDS SESSIONS USERS PASSWORD HASH_COMMAND INCUBATOR KEYCLOAK`, both as `url|pid|jdbc url`
public class AuthBench {
    private static final int LOGINS_AT_ONCE = 8;
    private static final int REFRESHES_AT_ONCE = 16;
    private static final int WARM_UP_SECONDS = 60;
    private static final double NANOS_A_TICK = 1e7;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// One of the two.
    ///
    /// @param tokens the newest refresh token of each session, the one that waited longest first
    private record Server(String name, String url, String pid, String database, Queue<String> tokens) {
        static Server of(String name, String argument) {
            String[] parts = argument.split("\\|");
            return new Server(name, parts[0], parts[1], parts[2], new ConcurrentLinkedQueue<>());
        }

        boolean ours() {
            return name.equals("incubator");
        }

        /// @return the session's first refresh token
        String login(int user, String password) {
            return ours()
                    ? call("/api/auth/login", "application/json", json(user, password) + "}", "refreshToken")
                    : token("grant_type=password&username=" + email(user) + "&password=" + encoded(password));
        }

        /// @return the next refresh token
        String refresh(String token) {
            return ours()
                    ? call("/api/auth/refresh", "application/json", "{\"refreshToken\":\"" + token + "\"}", "refreshToken")
                    : token("grant_type=refresh_token&refresh_token=" + token);
        }

        /// At Keycloak people are imported with the realm.
        void register(int user, String password) {
            call("/api/auth/register", "application/json", json(user, password) + ",\"displayName\":\"Bench\"}", "email");
        }

        private String token(String form) {
            String body = "client_id=bench&" + form;
            return call("/realms/bench/protocol/openid-connect/token", "application/x-www-form-urlencoded", body, "refresh_token");
        }

        private String call(String path, String type, String body, String field) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            try {
                HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
                Matcher value = Pattern.compile("\"" + field + "\"\\s*:\\s*\"([^\"]+)\"").matcher(response.body());
                if (response.statusCode() / 100 != 2 || !value.find()) {
                    throw new IllegalStateException(name + path + " answered " + response.statusCode() + " " + response.body());
                }
                return value.group(1);
            } catch (IOException e) {
                throw new IllegalStateException(name, e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String json(int user, String password) {
            return "{\"email\":\"" + email(user) + "\",\"password\":\"" + password + "\"";
        }

        private static String email(int user) {
            return "bench-" + user + "@example.org";
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /// What was measured of one operation at one server.
    ///
    /// @param rates a second, one a round
    /// @param processor milliseconds of the server's processor time an operation, one a round
    /// @param nanos from the request to the answer, one an operation
    private record Figures(List<Double> rates, List<Double> processor, Collection<Long> nanos) {
        Figures() {
            this(new ArrayList<>(), new ArrayList<>(), new ConcurrentLinkedQueue<>());
        }

        /// What one processor does in a second that has nothing else to do, whatever others take of it now.
        double aCore() {
            return 1_000 / median(processor);
        }
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "sql" -> {
                try (Connection connection = DriverManager.getConnection(arguments[1]);
                        Statement statement = connection.createStatement()) {
                    statement.execute(arguments[2]);
                }
            }
            case "hash" -> System.out.println(hashMillis(
                    Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3])));
            case "load" -> load(
                    Integer.parseInt(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    Integer.parseInt(arguments[3]),
                    Integer.parseInt(arguments[4]),
                    arguments[5],
                    List.of(arguments[6].split(" ")),
                    List.of(Server.of("incubator", arguments[7]), Server.of("keycloak", arguments[8])));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void load(
            int seconds, int rounds, int sessions, int users, String password, List<String> hash, List<Server> servers)
            throws Exception {
        Server ours = servers.getFirst();
        AtomicInteger registered = new AtomicInteger();
        atOnce(LOGINS_AT_ONCE, () -> {
            int user = registered.getAndIncrement();
            if (user < users) {
                ours.register(user, password);
            }
            return user < users;
        });
        for (Server server : servers) {
            System.out.printf("%-10s hashes %s%n", server.name(), ask(server, server.ours()
                    ? "select string_agg(distinct substring(phc from '^.*p=[0-9]+'), ' ') from password_credential"
                    : "select string_agg(distinct credential_data, ' ') from credential"
                            + " where user_id in (select id from user_entity where username like 'bench-%')"));
        }
        for (Server server : servers) {
            fill(server, sessions, users, password);
            refresh(server, WARM_UP_SECONDS, new Figures());
            System.out.printf("%-10s %s sessions, after %d s of refreshes: %s%n", server.name(), ask(server, server.ours()
                    ? "select count(*) from session where ended_at is null"
                    : "select count(*) from offline_user_session where offline_flag = '0'"), WARM_UP_SECONDS, memory(server));
        }
        List<Double> bound = new ArrayList<>();
        Map<String, Figures> logins = Map.of("incubator", new Figures(), "keycloak", new Figures());
        Map<String, Figures> refreshes = Map.of("incubator", new Figures(), "keycloak", new Figures());
        for (int round = 0; round < rounds; round++) {
            bound.add(bound(hash));
            for (Server server : servers) {
                login(server, users, password, seconds, logins.get(server.name()));
                refresh(server, seconds, refreshes.get(server.name()));
            }
        }
        System.out.printf("%-18s %10s %10s %10s %8s %8s%n", "", "a core, /s", "of bound", "seen, /s", "p50 ms", "p99 ms");
        System.out.printf("%-18s %10.1f%n", "bare hash", 1_000 / median(bound));
        for (Server server : servers) {
            Figures figures = logins.get(server.name());
            print(server.name() + " login", figures, "%.0f%%".formatted(figures.aCore() * median(bound) / 10));
        }
        for (Server server : servers) {
            print(server.name() + " refresh", refreshes.get(server.name()), "");
        }
        System.out.printf(
                "incubator to keycloak: logins %.2f times, refreshes %.2f times%n", ratio(logins), ratio(refreshes));
        for (Server server : servers) {
            System.out.printf("%-10s at the end: %s%n", server.name(), memory(server));
        }
    }

    /// Signs people in until there are so many sessions; warms up as it goes.
    private static void fill(Server server, int sessions, int users, String password) throws Exception {
        AtomicInteger started = new AtomicInteger();
        atOnce(LOGINS_AT_ONCE, () -> {
            int session = started.getAndIncrement();
            if (session < sessions) {
                server.tokens().add(server.login(session % users, password));
            }
            return session < sessions;
        });
    }

    private static void login(Server server, int users, String password, int seconds, Figures figures) throws Exception {
        AtomicInteger next = new AtomicInteger();
        measure(server, LOGINS_AT_ONCE, seconds, figures, () -> {
            server.tokens().add(server.login(next.getAndIncrement() % users, password));
        });
    }

    private static void refresh(Server server, int seconds, Figures figures) throws Exception {
        measure(server, REFRESHES_AT_ONCE, seconds, figures, () -> {
            server.tokens().add(server.refresh(server.tokens().remove()));
        });
    }

    private static void measure(Server server, int callers, int seconds, Figures figures, Runnable operation)
            throws Exception {
        long from = System.nanoTime();
        long until = from + seconds * 1_000_000_000L;
        double before = processorNanos(server);
        AtomicInteger done = new AtomicInteger();
        atOnce(callers, () -> {
            long start = System.nanoTime();
            if (start >= until) {
                return false;
            }
            operation.run();
            figures.nanos().add(System.nanoTime() - start);
            done.incrementAndGet();
            return true;
        });
        double took = System.nanoTime() - from;
        figures.rates().add(done.get() * 1e9 / took);
        figures.processor().add((processorNanos(server) - before) / done.get() / 1e6);
    }

    /// Runs so many callers, each until its step says that it was the last one.
    private static void atOnce(int callers, BooleanSupplier step) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                all.add(threads.submit(() -> {
                    while (step.getAsBoolean()) {}
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    /// In a process of its own, where auth-service runs and with its flags.
    private static double bound(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(new File("bench/auth/target/hash.log")))
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("no bare hashes: see bench/auth/target/hash.log");
        }
        return Double.parseDouble(answer.strip());
    }

    /// As auth-service hashes: memory from a pool. The first half of the time is the compiler's.
    private static double hashMillis(int memoryKib, int iterations, int seconds) {
        Argon2BytesGenerator.BlockPool memory = new Argon2BytesGenerator.FixedBlockPool(memoryKib + 4);
        for (long end = System.nanoTime() + seconds * 500_000_000L; System.nanoTime() < end; ) {
            hash(memoryKib, iterations, memory);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        int done = 0;
        for (long end = System.nanoTime() + seconds * 500_000_000L; System.nanoTime() < end; done++) {
            hash(memoryKib, iterations, memory);
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e6 / done;
    }

    private static void hash(int memoryKib, int iterations, Argon2BytesGenerator.BlockPool memory) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(1)
                .withBlockPool(memory)
                .withSalt(new byte[16])
                .build());
        generator.generateBytes(new byte[32], new byte[32]);
    }

    private static String ask(Server server, String query) throws Exception {
        try (Connection connection = DriverManager.getConnection(server.database());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /// utime and stime, the 14th and 15th field; the second is a name in parentheses.
    private static double processorNanos(Server server) throws IOException {
        String stat = Files.readString(Path.of("/proc", server.pid(), "stat"), StandardCharsets.ISO_8859_1);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * NANOS_A_TICK;
    }

    private static String memory(Server server) throws IOException {
        String rollup = Files.readString(Path.of("/proc", server.pid(), "smaps_rollup"));
        return "RSS %d MiB, PSS %d MiB".formatted(kibibytes("Rss", rollup) / 1024, kibibytes("Pss", rollup) / 1024);
    }

    private static long kibibytes(String key, String rollup) {
        Matcher line = Pattern.compile("(?m)^" + key + ": *([0-9]+) kB").matcher(rollup);
        if (!line.find()) {
            throw new IllegalStateException("no " + key);
        }
        return Long.parseLong(line.group(1));
    }

    private static void print(String what, Figures figures, String ofBound) {
        long[] nanos = figures.nanos().stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%-18s %10.1f %10s %10.1f %8.1f %8.1f%n",
                what,
                figures.aCore(),
                ofBound,
                median(figures.rates()),
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) Math.ceil(nanos.length * 0.99) - 1] / 1e6);
    }

    private static double ratio(Map<String, Figures> figures) {
        return figures.get("incubator").aCore() / figures.get("keycloak").aCore();
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
