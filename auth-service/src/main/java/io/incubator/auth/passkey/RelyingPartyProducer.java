package io.incubator.auth.passkey;

import io.incubator.auth.AuthConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Reads the settings of passkeys when the service starts, so that wrong ones stop it then and not the first sign-in.
class RelyingPartyProducer {

    @Produces
    @Singleton
    @Startup
    RelyingParty relyingParty(AuthConfig config) {
        return RelyingParty.of(config);
    }
}
