package io.incubator.kit.egress;

/// An address nobody may be sent to.
public final class RefusedAddressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedAddressException(String message) {
        super(message, null, false, false);
    }
}
