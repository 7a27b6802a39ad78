package io.incubator.ai.registry;

/// A credential that is in use. It says nothing of itself.
public final class Secret {
    private final String value;

    Secret(String value) {
        this.value = value;
    }

    /// The credential, for the header it goes into and nothing else.
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }
}
