package io.incubator.kit.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpClosedException;
import java.nio.channels.ClosedChannelException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class DepartedClientsTest {
    private static final String STREAMS = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

    private final DepartedClients filter = new DepartedClients();

    @Test
    void aReaderThatLeftIsNoError() {
        assertThat(filter.isLoggable(line(STREAMS, new HttpClosedException("Connection was closed"))))
                .isFalse();
        assertThat(filter.isLoggable(line(STREAMS, new IllegalStateException(new ClosedChannelException()))))
                .isFalse();
    }

    @Test
    void whateverElseEndsAStreamIsLogged() {
        assertThat(filter.isLoggable(line(STREAMS, new IllegalStateException("broken"))))
                .isTrue();
        assertThat(filter.isLoggable(line(STREAMS, null))).isTrue();
    }

    @Test
    void otherLoggersAreLeftAlone() {
        assertThat(filter.isLoggable(line("io.incubator", new ClosedChannelException())))
                .isTrue();
    }

    private static LogRecord line(String logger, Throwable thrown) {
        LogRecord line = new LogRecord(Level.SEVERE, "Exception in SSE server handling");
        line.setLoggerName(logger);
        line.setThrown(thrown);
        return line;
    }
}
