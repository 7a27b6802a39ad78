package io.incubator.local.broker;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Somebody else's broker. It is used, never started or stopped.
public record ExternalBroker(String host, int port, String username, String password, String virtualHost)
        implements Broker {

    private static final int DEFAULT_PORT = 5672;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Reads `amqp://user:password@host:port/virtual-host` and waits until the broker answers. User and password
    /// default to `guest`, the virtual host to `/`.
    ///
    /// @throws IllegalArgumentException when it is something else; the message does not repeat the password
    static ExternalBroker open(String url) {
        ExternalBroker broker = parse(url);
        broker.awaitReady(PATIENCE);
        return broker;
    }

    static ExternalBroker parse(String url) {
        URI uri = URI.create(url.strip());
        if (!"amqp".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("AMQP_URL must look like amqp://user:password@host:5672/virtual-host");
        }
        String[] login = (uri.getRawUserInfo() == null ? "guest:guest" : uri.getRawUserInfo()).split(":", 2);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("^/", "");
        return new ExternalBroker(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                decode(login[0]),
                login.length < 2 ? "" : decode(login[1]),
                path.isEmpty() ? "/" : decode(path));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String describe() {
        return "the broker of AMQP_URL at " + host + ":" + port;
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException("The broker of AMQP_URL is not ours to stop");
    }

    @Override
    public void start() {
        throw new UnsupportedOperationException("The broker of AMQP_URL is not ours to start");
    }

    @Override
    public void kill() {
        throw new UnsupportedOperationException("The broker of AMQP_URL is not ours to kill");
    }

    @Override
    public void close() {
        // not ours to stop
    }

    @Override
    public String toString() {
        return describe();
    }
}
