package io.incubator.auth.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The services that may ask for tokens of their own, and what these may do.
public enum ServiceClient {
    PROJECT_SERVICE("plans:fetch", "jobs:submit", "revocations:read", "keys:check"),
    AI_SERVICE("jobs:work", "revocations:read", "keys:check"),
    JOB_SERVICE("tokens:delegate", "jobs:work", "revocations:read", "keys:check"),
    /// Whoever runs the installation; only where they have set a secret.
    OPERATOR("keys:rotate", "jobs:operate", "models:operate", "audit:verify"),
    /// Workers that are no service of this suite; only where the operator has set a secret.
    WORKER("jobs:work");

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<String> scopes;

    ServiceClient(String... scopes) {
        this.scopes = Set.of(scopes);
    }

    /// The client of that id, if there is one.
    public static Optional<ServiceClient> of(String clientId) {
        return Arrays.stream(values()).filter(c -> c.id().equals(clientId)).findFirst();
    }

    /// The client id: the service's name.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether the installation works without it.
    boolean optional() {
        return this == OPERATOR || this == WORKER;
    }

    Set<String> scopes() {
        return scopes;
    }

    /// The environment variable that holds its secret.
    String secretVariable() {
        return "CLIENT_SECRET_" + name();
    }
}
