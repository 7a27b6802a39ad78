package io.incubator.kit.observability;

import io.quarkus.logging.LoggingFilter;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/// Keeps out of the log what Quarkus REST reports as an error when the reader of a stream goes away: readers go all the
/// time, and nothing is wrong. Whatever else ends a stream is logged as before.
@LoggingFilter(name = "departed-clients")
public final class DepartedClients implements Filter {
    private static final String STREAMS = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

    @Override
    public boolean isLoggable(LogRecord line) {
        return !STREAMS.equals(line.getLoggerName()) || !isDeparture(line.getThrown());
    }

    private static boolean isDeparture(Throwable failure) {
        return switch (failure) {
            case null -> false;
            case HttpClosedException _, StreamResetException _, ClosedChannelException _, SocketException _ -> true;
            default -> isDeparture(failure.getCause());
        };
    }
}
