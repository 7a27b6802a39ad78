package io.incubator.launcher.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The services of the suite.
public enum ServiceName {
    AUTH,
    PROJECT,
    AI,
    JOB;

    /// The name everything of this service has: module, process, database, client.
    public String fullName() {
        return shortName() + "-service";
    }

    /// The name its database roles begin with.
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The environment variable that tells others where this service is.
    String urlVariable() {
        return name() + "_URL";
    }

    /// The environment variable that tells auth-service the secret of this one.
    String acceptedSecretVariable() {
        return "CLIENT_SECRET_" + name() + "_SERVICE";
    }

    /// Whether this service calls others with a secret of its own.
    boolean isClient() {
        return this != AUTH;
    }

    /// The service of that name, full or short.
    ///
    /// @throws IllegalArgumentException when there is none; names those there are
    public static ServiceName of(String fullName) {
        return Arrays.stream(values())
                .filter(service -> service.fullName().equals(fullName)
                        || service.shortName().equals(fullName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no service " + fullName + "; there are " + String.join(", ", fullNames())));
    }

    public static List<String> fullNames() {
        return Arrays.stream(values()).map(ServiceName::fullName).toList();
    }
}
