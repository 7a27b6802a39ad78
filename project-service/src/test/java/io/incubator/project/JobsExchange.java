package io.incubator.project;

import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/// Speaks for job-service over the broker, and hears what it is told.
final class JobsExchange implements AutoCloseable {
    private static final String COMMANDS = "jobs.submit";
    private final Exchange exchange;

    private JobsExchange(Exchange exchange) throws IOException {
        this.exchange = exchange;
        exchange.channel().queueDeclare(COMMANDS, true, false, false, Map.of());
        exchange.channel().queueBind(COMMANDS, "jobs", "jobs.submit.v1");
    }

    static JobsExchange open() throws IOException, TimeoutException {
        return new JobsExchange(Exchange.open("jobs", "job-service"));
    }

    /// Publishes an event of a job.
    ///
    /// @param id the CloudEvents id; the same one again is a second delivery
    void publish(UUID id, String type, String organisation, long version, String json) throws IOException {
        exchange.publish(id, type, organisation, version, json);
    }

    /// The next command sent to job-service, if there is one.
    GetResponse nextCommand() throws IOException {
        return exchange.channel().basicGet(COMMANDS, true);
    }

    @Override
    public void close() throws IOException {
        exchange.close();
    }
}
