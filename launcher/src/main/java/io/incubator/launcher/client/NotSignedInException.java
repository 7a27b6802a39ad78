package io.incubator.launcher.client;

/// There is no session at this address, or it has ended.
public final class NotSignedInException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSignedInException(String url) {
        super("Not signed in at " + url + ". Sign in with ./incubator login --url " + url);
    }
}
