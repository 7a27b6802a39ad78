package io.incubator.auth.client;

/// A refusal in the words of RFC 6749 instead of a problem detail, as OAuth client libraries expect.
public final class OAuthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final OAuthError error;

    /// @param description for the developer of the client; says nothing about secrets
    public OAuthException(OAuthError error, String description) {
        super(description);
        this.error = error;
    }

    /// What it is called in OAuth.
    public OAuthError error() {
        return error;
    }
}
