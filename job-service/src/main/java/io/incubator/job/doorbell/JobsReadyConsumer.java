package io.incubator.job.doorbell;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.kit.worker.Worker;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Hears the bells of the kinds job-service works on itself: for jobs that came in at another replica, or while no hand
/// was free here.
@ApplicationScoped
class JobsReadyConsumer {
    private static final Logger LOG = Logger.getLogger(JobsReadyConsumer.class);

    private final Worker worker;
    private final ObjectMapper json;

    JobsReadyConsumer(Worker worker, ObjectMapper json) {
        this.worker = worker;
        this.json = json;
    }

    @Incoming("jobs-ready")
    @RunOnVirtualThread
    void onReady(byte[] body) {
        try {
            worker.ring(json.readValue(body, JobsReady.class).kind());
        } catch (IOException e) {
            LOG.warnf("doorbell ignored: %s", e.getMessage());
        }
    }
}
