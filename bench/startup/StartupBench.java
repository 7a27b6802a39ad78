import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/// Starts one more replica of each running service, again and again, with its start cache and without, in turns, and
/// prints how long it took from the process to ready, and what it held then. Run by `bench/startup/run`; no dependencies.
///
/// Arguments: rounds, then `service=pid` of each running replica, which tells environment and command line.
public class StartupBench {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = 10_000_000;
    private static final double TICKS_A_SECOND = 100;
    /// what the launcher adds to use a cache; the rest of the command line is the same
    private static final List<String> OF_THE_CACHE =
            List.of("-XX:SharedArchiveFile", "-Xshare", "-Xlog:cds", "-Xlog:aot", "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode");

    /// @param seconds from the process to the first answer that it is ready
    /// @param processor seconds of processor time until then
    /// @param mebibytes resident then
    private record Start(double seconds, double processor, double mebibytes) {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        System.out.println("service           start cache  ready s p50 (best)  processor s p50  RSS MiB p50");
        for (String argument : Arrays.copyOfRange(arguments, 1, arguments.length)) {
            String service = argument.split("=")[0];
            Path running = Path.of("/proc", argument.split("=")[1]);
            List<String> with = command(running);
            List<String> without = with.stream()
                    .filter(flag -> OF_THE_CACHE.stream().noneMatch(flag::startsWith))
                    .toList();
            if (with.equals(without)) {
                throw new IllegalStateException(service + " was not started with a start cache");
            }
            List<Start> withCache = new ArrayList<>();
            List<Start> withoutCache = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                withoutCache.add(start(without, environment(running)));
                withCache.add(start(with, environment(running)));
            }
            print(service, "without", withoutCache);
            print(service, "with", withCache);
        }
    }

    private static List<String> command(Path process) throws IOException {
        return List.of(Files.readString(process.resolve("cmdline")).split("\0"));
    }

    private static Map<String, String> environment(Path process) throws IOException {
        Map<String, String> environment = new TreeMap<>();
        for (String variable : Files.readString(process.resolve("environ")).split("\0")) {
            int equals = variable.indexOf('=');
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return environment;
    }

    private static Start start(List<String> command, Map<String, String> environment) throws Exception {
        int management = freePort();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("HTTP_PORT", Integer.toString(freePort()));
        builder.environment().put("MANAGEMENT_PORT", Integer.toString(management));
        long from = System.nanoTime();
        Process process = builder.start();
        try {
            while (!isReady(management)) {
                if (!process.isAlive() || System.nanoTime() - from > PATIENCE.toNanos()) {
                    throw new IllegalStateException("does not start: " + command);
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
            double seconds = (System.nanoTime() - from) / 1e9;
            return new Start(seconds, processor(process.pid()), mebibytes(process.pid()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static boolean isReady(int port) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// utime and stime, the 14th and 15th field; the second is a name in parentheses.
    private static double processor(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    private static double mebibytes(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IllegalStateException("no VmRSS of " + pid);
    }

    private static void print(String service, String cache, List<Start> starts) {
        System.out.printf(
                "%-17s %-12s %.2f (%.2f)%17.2f%14.0f%n",
                service,
                cache,
                median(starts, Start::seconds),
                starts.stream().mapToDouble(Start::seconds).min().orElseThrow(),
                median(starts, Start::processor),
                median(starts, Start::mebibytes));
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        double[] sorted = starts.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
