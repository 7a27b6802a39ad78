package io.incubator.kit.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.kit.observability.Traces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/// Works for the ledger: for each handler of this service, claims as many jobs as there are free hands,
/// whenever a doorbell rings and every few seconds besides.
@Singleton
public class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);

    private final List<KindWorker> kinds;
    private final LeaseKeeper leases;
    private final Duration drain;

    Worker(
            @RestClient LedgerClient ledger,
            ObjectMapper json,
            WorkerConfig config,
            Traces traces,
            @Any Instance<JobHandler> handlers) {
        this.drain = config.drain();
        this.leases = new LeaseKeeper(ledger, config);
        this.kinds = handlers.stream()
                .map(handler -> new KindWorker(handler, ledger, json, config, leases, traces))
                .toList();
    }

    /// Says that there may be work of a kind; the doorbell's consumer calls it.
    public void ring(String kind) {
        kinds.stream().filter(k -> k.kind().equals(kind)).forEach(KindWorker::wake);
    }

    void onStart(@Observes StartupEvent event) {
        if (!kinds.isEmpty()) {
            leases.start();
            kinds.forEach(KindWorker::start);
            LOG.infof(
                    "worker claims: kinds=%s",
                    kinds.stream().map(KindWorker::kind).toList());
        }
    }

    /// Stops claiming, lets running jobs finish for a while, hands back the rest.
    void onStop(@Observes ShutdownEvent event) {
        Instant until = Instant.now().plus(drain);
        kinds.forEach(KindWorker::stopClaiming);
        kinds.forEach(kind -> kind.drain(until));
        leases.stop();
    }
}
