package io.incubator.kit.worker;

import io.incubator.kit.runtime.BackgroundLoop;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Sends what the attempts of this replica have to tell, about once a second and before an attempt is
/// completed.
final class JournalSender {
    private static final Logger LOG = Logger.getLogger(JournalSender.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final LedgerClient ledger;
    private final WorkerConfig config;
    private final BackgroundLoop loop;

    JournalSender(LedgerClient ledger, WorkerConfig config, Supplier<Collection<Execution>> running) {
        this.ledger = ledger;
        this.config = config;
        this.loop =
                new BackgroundLoop("lease-journals", PERIOD, () -> running.get().forEach(this::send));
    }

    void start() {
        loop.start();
    }

    void stop() {
        loop.stop();
    }

    /// Sends all an attempt has to tell by now.
    void send(Execution execution) {
        Optional<LedgerClient.Report> report = execution.journal().next(execution.lease());
        while (report.isPresent() && !execution.isLost()) {
            send(report.get());
            execution.journal().told(report.get());
            report = execution.journal().next(execution.lease());
        }
    }

    /// What the ledger refuses for what it is, it would refuse again: better lost than in the way of the
    /// job's end.
    private void send(LedgerClient.Report report) {
        try {
            ledger.report(new LedgerClient.Reports(config.name(), List.of(report)));
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatusInfo().getFamily() != Response.Status.Family.CLIENT_ERROR
                    || e.getResponse().getStatus() == Response.Status.UNAUTHORIZED.getStatusCode()) {
                throw e;
            }
            LOG.errorf(e, "log and curves refused: job=%s", report.jobId());
        }
    }
}
