package io.incubator.auth.external;

import io.incubator.auth.AuthConfig;
import io.incubator.kit.egress.Egress;
import io.incubator.kit.egress.RefusedAddressException;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The providers of this installation. One that cannot be right stops the start.
@Startup
@Singleton
class Providers {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Map<String, Provider> known = new TreeMap<>();

    @Inject
    Providers(AuthConfig config, Egress egress) {
        config.providers().forEach((id, set) -> known.put(id, provider(id, set, config.issuer(), egress)));
    }

    Optional<Provider> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    Iterable<Provider> all() {
        return known.values();
    }

    private static Provider provider(String id, AuthConfig.Provider set, String self, Egress egress) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalStateException("The name of a sign-in provider is short, of small letters, digits and"
                    + " hyphens, unlike " + id + ".");
        }
        try {
            egress.check(URI.create(set.issuer()));
        } catch (RefusedAddressException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The issuer of the sign-in provider " + id + " cannot be called: it " + e.getMessage(), e);
        }
        return new Provider(
                id,
                set.name().orElse(id),
                set.issuer(),
                set.clientId(),
                set.clientSecret().orElse(""),
                set.scopes(),
                URI.create(self + "/oauth2/external/callback"));
    }
}
