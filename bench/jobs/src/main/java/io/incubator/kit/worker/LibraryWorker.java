package io.incubator.kit.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.incubator.kit.observability.Traces;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestResponse;

/// The worker every service has, with its settings as they come, in a program that is no service: only the HTTP client
/// is the JDK's, where a service's is Quarkus's. In the library's package, for it keeps its parts to itself.
public final class LibraryWorker implements AutoCloseable {
    private static final ObjectMapper JSON =
            new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final WorkerConfig config = new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withMapping(WorkerConfig.class)
            .build()
            .getConfigMapping(WorkerConfig.class);
    private final LeaseKeeper leases;
    private final KindWorker worker;
    private final CountDownLatch left;

    /// @param hands how many jobs it does at a time
    /// @param jobs how many there are to do
    public LibraryWorker(String kind, int hands, int jobs, Calls calls, Consumer<UUID> job) {
        LedgerClient ledger = new Http(calls);
        left = new CountDownLatch(jobs);
        leases = new LeaseKeeper(ledger, config);
        worker = new KindWorker(
                new Handler(kind, hands, job), ledger, JSON, config, leases, new Traces(OpenTelemetry.noop().getTracer("bench")));
    }

    /// Begins to claim.
    public void start() {
        leases.start();
        worker.start();
    }

    /// The doorbell.
    public void ring() {
        worker.wake();
    }

    /// Until the ledger knows the end of all.
    public void await() throws InterruptedException {
        left.await();
    }

    @Override
    public void close() {
        worker.stopClaiming();
        worker.drain(Instant.now());
        leases.stop();
    }

    /// A call of the ledger.
    public interface Calls {
        /// The answer to a body sent to a path below `/internal/jobs`.
        HttpResponse<String> post(String path, String body);
    }

    private record Handler(String kind, int concurrency, Consumer<UUID> job) implements JobHandler {
        @Override
        public Object handle(JobContext context) {
            job.accept(context.jobId());
            return null;
        }
    }

    private final class Http implements LedgerClient {
        private final Calls calls;

        Http(Calls calls) {
            this.calls = calls;
        }

        @Override
        public RestResponse<Leases> claim(ClaimRequest request) {
            HttpResponse<String> answer = post("claims", request);
            return RestResponse.ResponseBuilder.ok(read(answer, Leases.class))
                    .header(MORE, answer.headers().firstValue(MORE).orElseThrow())
                    .build();
        }

        @Override
        public HeartbeatReplies heartbeat(Heartbeats heartbeats) {
            return read(post("heartbeats", heartbeats), HeartbeatReplies.class);
        }

        @Override
        public CompletionReplies complete(Completions completions) {
            CompletionReplies replies = read(post("completions", completions), CompletionReplies.class);
            completions.completions().forEach(_ -> left.countDown());
            return replies;
        }

        @Override
        public ReportReplies report(Reports reports) {
            return read(post("reports", reports), ReportReplies.class);
        }

        private HttpResponse<String> post(String path, Object body) {
            try {
                return calls.post("/internal/jobs/" + path, JSON.writeValueAsString(body));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        private static <T> T read(HttpResponse<String> answer, Class<T> type) {
            try {
                return JSON.readValue(answer.body(), type);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
