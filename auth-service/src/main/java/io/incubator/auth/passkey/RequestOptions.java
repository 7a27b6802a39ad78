package io.incubator.auth.passkey;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a browser needs to sign in: `PublicKeyCredential.parseRequestOptionsFromJSON` takes it as it is. No credential
/// is named, so it tells nobody who has an account; the device knows its own.
///
/// @param timeout milliseconds the challenge is good for
@SuppressWarnings("deprecation") // Quarkus writes it as examples, parsed
@Schema(name = "PasskeyRequestOptions", example = """
                {"challenge": "r9nW8c0mXHq6V1mV3rC4mF0m2rj1jv0Zl3l0o1V2Q3c", "timeout": 300000,
                 "rpId": "suite.example", "allowCredentials": [], "userVerification": "required"}""")
public record RequestOptions(
        String challenge, long timeout, String rpId, List<String> allowCredentials, String userVerification) {
    /// Copies the list.
    public RequestOptions {
        allowCredentials = List.copyOf(allowCredentials);
    }

    static RequestOptions of(Challenge challenge, RelyingParty party) {
        return new RequestOptions(challenge.text(), Challenge.LIFETIME.toMillis(), party.id(), List.of(), "required");
    }

    @Override
    public String toString() {
        return "RequestOptions[…]";
    }
}
