package io.incubator.launcher.gateway;

/// Somebody else listens on the port the gateway should have.
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PortTakenException(int port, Throwable cause) {
        super(
                "Port " + port + " is taken by another program. Choose another one: ./incubator up --port "
                        + (port + 1),
                cause);
    }
}
