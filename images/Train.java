import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Starts a service once, asks it a little, stops it, and leaves `app.aot` beside its jar: `java Train.java JAVA APP`.
/// There is neither database nor broker here, so the service comes up degraded; what it loads on the way is what counts.
class Train {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int API = 18080;
    private static final int MANAGEMENT = 18081;
    // of no installation: the process reaches nothing and ends here
    private static final String NOT_A_SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("HTTP_HOST", "127.0.0.1"),
            Map.entry("HTTP_PORT", Integer.toString(API)),
            Map.entry("MANAGEMENT_HOST", "127.0.0.1"),
            Map.entry("MANAGEMENT_PORT", Integer.toString(MANAGEMENT)),
            Map.entry("DATABASE_MIGRATE", "false"),
            Map.entry("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/training"),
            Map.entry("DATABASE_OWNER_PASSWORD", NOT_A_SECRET),
            Map.entry("DATABASE_APP_PASSWORD", NOT_A_SECRET),
            Map.entry("DATABASE_SYSTEM_PASSWORD", NOT_A_SECRET),
            Map.entry("RABBITMQ_HOST", "127.0.0.1"),
            Map.entry("RABBITMQ_PORT", "1"),
            Map.entry("AUTH_URL", "http://127.0.0.1:1"),
            Map.entry("CLIENT_SECRET", NOT_A_SECRET),
            Map.entry("CLIENT_SECRET_PROJECT_SERVICE", NOT_A_SECRET),
            Map.entry("CLIENT_SECRET_AI_SERVICE", NOT_A_SECRET),
            Map.entry("CLIENT_SECRET_JOB_SERVICE", NOT_A_SECRET),
            Map.entry("KEY_ENCRYPTION_KEY", NOT_A_SECRET));

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path app = Path.of(arguments[1]);
        Path cache = app.resolve("app.aot");
        Files.deleteIfExists(cache);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        arguments[0],
                        "-XX:AOTCacheOutput=" + cache,
                        "-XX:+UseSerialGC",
                        "-jar",
                        app.resolve("quarkus-run.jar").toString()))
                .inheritIO();
        builder.environment().putAll(ENVIRONMENT);
        Process service = builder.start();
        try {
            boolean up = train(service);
            service.destroy();
            // one that gives up for want of a database has loaded nearly as much
            if (!service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || !Files.exists(cache)) {
                System.err.println("No AOT cache was written");
                System.exit(1);
            }
            System.out.println(cache + ": " + Files.size(cache) / 1_000_000 + " MB, trained "
                    + (up ? "on a service that came up" : "on a start without a database"));
        } finally {
            service.destroyForcibly();
        }
    }

    private static boolean train(Process service) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (service.isAlive() && Instant.now().isBefore(end)) {
            if (ask(MANAGEMENT, "/q/health/live") == 200) {
                for (int i = 0; i < 20; i++) {
                    ask(MANAGEMENT, "/q/health/ready");
                    ask(MANAGEMENT, "/q/metrics");
                    ask(API, "/api/projects");
                    ask(API, "/api/auth/sessions");
                    ask(API, "/.well-known/jwks.json");
                }
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return false;
    }

    /// The status, or -1 when nothing answers.
    private static int ask(int port, String path) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return -1;
        }
    }
}
