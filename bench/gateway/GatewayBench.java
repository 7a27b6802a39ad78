import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A provider that answers 10 KiB after a while, and a load that calls it directly and through gateways in turns, so that
/// what the machine does meanwhile falls on all alike. Run by `bench/gateway/run`, with ai-service's Vert.x.
public class GatewayBench {
    private static final int ANSWER_BYTES = 10 << 10;
    private static final int REQUEST_BYTES = 1 << 10;
    private static final int EVENTS = 50;
    /// Of a stream of which only the first is timed.
    private static final int FEW_EVENTS = 2;
    private static final int EVENT_MILLIS = 20;
    private static final Vertx VERTX = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    /// Who is called: `name=url|key|model`.
    record Goal(String name, String url, String key, String model) {
        static Goal of(String text) {
            String[] parts = text.substring(text.indexOf('=') + 1).split("\\|", 3);
            return new Goal(text.substring(0, text.indexOf('=')), parts[0], parts[1], parts[2]);
        }
    }

    /// What a call is timed to: its whole answer, or the first event of a stream.
    private enum Timed {
        ANSWER,
        FIRST_EVENT
    }

    /// What one turn measured.
    record Turn(double p50, double p99, double rate, double processorMicros) {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "upstream" -> upstream(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            case "load" -> load(arguments, Timed.ANSWER);
            case "first" -> load(arguments, Timed.FIRST_EVENT);
            case "soak" -> soak(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Path.of("/proc", arguments[3], "status"), Goal.of(arguments[4]));
            case "streams" -> streams(Integer.parseInt(arguments[1]), Goal.of(arguments[2]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void upstream(int port, int millis) {
        Buffer answer = Buffer.buffer("{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,"
                + "\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"" + "x".repeat(ANSWER_BYTES)
                + "\"}}],\"usage\":{\"prompt_tokens\":250,\"completion_tokens\":2500,\"total_tokens\":2750}}");
        VERTX.createHttpServer(new HttpServerOptions().setTcpNoDelay(true).setAcceptBacklog(10_000))
                .requestHandler(request -> request.body().onSuccess(body -> {
                    HttpServerResponse response = request.response();
                    if (body.toString().contains("\"stream\":true")) {
                        response.setChunked(true).putHeader("content-type", "text/event-stream");
                        event(response, 0, body.toString().contains("\"max_tokens\":" + FEW_EVENTS + ",") ? FEW_EVENTS : EVENTS);
                    } else if (millis == 0) {
                        response.putHeader("content-type", "application/json").end(answer);
                    } else {
                        VERTX.setTimer(millis, _ -> response.putHeader("content-type", "application/json").end(answer));
                    }
                }))
                .listen(port, "127.0.0.1")
                .onSuccess(_ -> System.out.println("ready"))
                .onFailure(taken -> {
                    System.out.println(taken.getMessage());
                    System.exit(1);
                });
    }

    private static void event(HttpServerResponse response, int number, int count) {
        if (number == count) {
            response.end("data: [DONE]\n\n");
            return;
        }
        response.write("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + number + "\"}}]}\n\n");
        VERTX.setTimer(EVENT_MILLIS, _ -> event(response, number + 1, count));
    }

    /// `load SECONDS ROUNDS CONCURRENCIES PID GOAL…`: the first goal is the provider itself. The compiler of a gateway that has
    /// one processor takes it from the calls, so that `WARMUP` seconds at the highest concurrency come first.
    private static void load(String[] arguments, Timed timed) throws Exception {
        int seconds = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        Path processor = Path.of("/proc", arguments[4], "stat");
        List<Goal> goals = Arrays.stream(arguments).skip(5).map(Goal::of).toList();
        System.out.printf("%-10s %5s %9s %9s %10s %10s %9s %12s%n", "what", "at", "p50 ms", "p99 ms", "added p50", "added p99", "req/s", "CPU us/req");
        int[] concurrencies = Arrays.stream(arguments[3].split(",", -1)).mapToInt(Integer::parseInt).toArray();
        int warmup = Integer.parseInt(System.getenv().getOrDefault("WARMUP", "0"));
        if (warmup > 0) {
            for (Goal goal : goals) {
                turn(goal, timed, Arrays.stream(concurrencies).max().orElseThrow(), goal == goals.getFirst() ? 1 : warmup, processor);
            }
        }
        for (int concurrency : concurrencies) {
            for (Goal goal : goals) {
                turn(goal, timed, concurrency, seconds, processor);
            }
            List<List<Turn>> turns = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                List<Turn> one = new ArrayList<>();
                for (Goal goal : goals) {
                    one.add(turn(goal, timed, concurrency, seconds, processor));
                }
                turns.add(one);
            }
            for (int i = 0; i < goals.size(); i++) {
                int at = i;
                System.out.printf(
                        "%-10s %5d %9.2f %9.2f %10s %10s %9.0f %12s%n",
                        goals.get(i).name(),
                        concurrency,
                        median(turns.stream().mapToDouble(t -> t.get(at).p50()).toArray()),
                        median(turns.stream().mapToDouble(t -> t.get(at).p99()).toArray()),
                        i == 0 ? "" : "%.0f us".formatted(1000 * median(turns.stream().mapToDouble(t -> t.get(at).p50() - t.getFirst().p50()).toArray())),
                        i == 0 ? "" : "%.0f us".formatted(1000 * median(turns.stream().mapToDouble(t -> t.get(at).p99() - t.getFirst().p99()).toArray())),
                        median(turns.stream().mapToDouble(t -> t.get(at).rate()).toArray()),
                        i == 1 ? "%.0f".formatted(median(turns.stream().mapToDouble(t -> t.get(1).processorMicros()).toArray())) : "");
            }
        }
        VERTX.close();
    }

    private static Turn turn(Goal goal, Timed timed, int concurrency, int seconds, Path processor) throws Exception {
        HttpClient client = client(concurrency);
        List<long[]> latencies = new ArrayList<>();
        long processorBefore = ticks(processor);
        long from = System.nanoTime();
        long until = from + seconds * 1_000_000_000L;
        List<Future<Void>> workers = new ArrayList<>();
        for (int i = 0; i < concurrency; i++) {
            workers.add(worker(client, goal, timed, until, latencies));
        }
        Future.all(workers).toCompletionStage().toCompletableFuture().get();
        double elapsed = (System.nanoTime() - from) / 1e9;
        long used = ticks(processor) - processorBefore;
        client.close().toCompletionStage().toCompletableFuture().get();
        long[] sorted = latencies.stream().mapToLong(one -> one[0]).sorted().toArray();
        return new Turn(
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                sorted.length / elapsed,
                used * 10_000.0 / sorted.length);
    }

    private static HttpClient client(int connections) {
        return VERTX.createHttpClient(
                new HttpClientOptions().setTcpNoDelay(true).setConnectTimeout(60_000), new PoolOptions().setHttp1MaxSize(connections));
    }

    /// One caller after its answer calls again. Everything runs on the one event loop, so the list needs no lock.
    private static Future<Void> worker(HttpClient client, Goal goal, Timed timed, long until, List<long[]> latencies) {
        Promise<Void> done = Promise.promise();
        Buffer body = body(goal, timed);
        VERTX.runOnContext(_ -> call(client, goal, timed, body, until, latencies, done));
        return done.future();
    }

    private static void call(HttpClient client, Goal goal, Timed timed, Buffer body, long until, List<long[]> latencies, Promise<Void> done) {
        long from = System.nanoTime();
        if (from >= until) {
            done.complete();
            return;
        }
        send(client, goal, body)
                .compose(response -> response.statusCode() == 200
                        ? taken(response, timed)
                        : response.body().compose(text -> Future.failedFuture(goal.name() + " answered " + response.statusCode() + " " + text)))
                .onSuccess(at -> {
                    latencies.add(new long[] {at - from});
                    call(client, goal, timed, body, until, latencies, done);
                })
                .onFailure(done::fail);
    }

    /// When what is timed was there, once the answer has ended.
    private static Future<Long> taken(HttpClientResponse response, Timed timed) {
        if (timed == Timed.ANSWER) {
            return response.body().map(_ -> System.nanoTime());
        }
        AtomicLong first = new AtomicLong();
        response.handler(_ -> first.compareAndSet(0, System.nanoTime()));
        return response.end().map(_ -> first.get());
    }

    /// Calls evenly at a rate for so many minutes, and says every minute what memory the gateway has.
    private static void soak(int minutes, int perSecond, Path status, Goal goal) throws Exception {
        HttpClient client = client(perSecond);
        Buffer body = body(goal, Timed.ANSWER);
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        long every = 10;
        VERTX.setPeriodic(every, _ -> {
            for (int i = 0; i < perSecond * every / 1_000; i++) {
                send(client, goal, body)
                        .compose(response -> response.statusCode() == 200 ? taken(response, Timed.ANSWER) : Future.failedFuture("refused"))
                        .onSuccess(_ -> answered.incrementAndGet())
                        .onFailure(_ -> failed.incrementAndGet());
            }
        });
        for (int minute = 1; minute <= minutes; minute++) {
            TimeUnit.MINUTES.sleep(1);
            String rss = Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
            System.out.printf("minute %2d: %d calls answered, %d failed, RSS %d MiB%n", minute, answered.get(), failed.get(), Long.parseLong(rss.replaceAll("[^0-9]", "")) / 1_024);
        }
        VERTX.close();
    }

    private static Buffer body(Goal goal, Timed timed) {
        return Buffer.buffer("{\"model\":\"" + goal.model() + "\","
                + (timed == Timed.FIRST_EVENT ? "\"stream\":true,\"max_tokens\":" + FEW_EVENTS : "\"max_tokens\":3000") + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + "y".repeat(REQUEST_BYTES) + "\"}]}");
    }

    private static Future<HttpClientResponse> send(HttpClient client, Goal goal, Buffer body) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(goal.url() + "/chat/completions")
                        .putHeader("Authorization", "Bearer " + goal.key())
                        .putHeader("Content-Type", "application/json"))
                .compose(request -> request.send(body));
    }

    /// Opens so many streams at once and counts every event.
    private static void streams(int count, Goal goal) throws Exception {
        HttpClient client = client(count);
        Buffer body = Buffer.buffer("{\"model\":\"" + goal.model() + "\",\"stream\":true,\"max_tokens\":100,\"messages\":[]}");
        AtomicInteger whole = new AtomicInteger();
        AtomicInteger events = new AtomicInteger();
        long from = System.nanoTime();
        List<Future<Void>> all = new ArrayList<>();
        Map<String, Integer> refused = new ConcurrentHashMap<>();
        for (int i = 0; i < count; i++) {
            Future<Buffer> answer = send(client, goal, body).compose(response -> response.body().onSuccess(text -> {
                if (response.statusCode() != 200) {
                    refused.merge(response.statusCode() + " " + text, 1, Integer::sum);
                }
            }));
            answer.onFailure(cause -> refused.merge(cause.toString(), 1, Integer::sum));
            all.add(answer.map(bytes -> {
                List<String> lines = bytes.toString().lines().filter(line -> line.startsWith("data: ")).toList();
                boolean inOrder = lines.size() == EVENTS + 1 && lines.getLast().equals("data: [DONE]");
                for (int number = 0; inOrder && number < EVENTS; number++) {
                    inOrder = lines.get(number).contains("\"content\":\"" + number + "\"");
                }
                whole.addAndGet(inOrder ? 1 : 0);
                events.addAndGet(lines.size());
                return null;
            }));
        }
        Future.join(all).otherwiseEmpty().toCompletionStage().toCompletableFuture().get();
        System.out.printf(
                "%d streams at once: %d whole and in order, %d of %d events, %.1f s (a stream alone takes %.1f s)%n",
                count, whole.get(), events.get(), count * (EVENTS + 1), (System.nanoTime() - from) / 1e9, EVENTS * EVENT_MILLIS / 1e3);
        refused.forEach((why, times) -> System.out.println(times + " times: " + why));
        VERTX.close();
    }

    private static long ticks(Path stat) throws Exception {
        String[] fields = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
