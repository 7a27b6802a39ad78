package io.incubator.auth.passkey;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a browser needs to make a passkey: `PublicKeyCredential.parseCreationOptionsFromJSON` takes it as it is.
///
/// @param timeout milliseconds the challenge is good for
/// @param excludeCredentials the passkeys the account has, so that a device does not make a second one
@SuppressWarnings("deprecation") // Quarkus writes it as examples, parsed
@Schema(name = "PasskeyCreationOptions", example = """
                {"rp": {"id": "suite.example", "name": "suite.example"},
                 "user": {"id": "AZjzonwQe16dPzofPwybEQ", "name": "ada@example.org", "displayName": "Ada"},
                 "challenge": "r9nW8c0mXHq6V1mV3rC4mF0m2rj1jv0Zl3l0o1V2Q3c",
                 "pubKeyCredParams": [{"type": "public-key", "alg": -7}, {"type": "public-key", "alg": -8},
                                      {"type": "public-key", "alg": -257}],
                 "timeout": 300000, "excludeCredentials": [],
                 "authenticatorSelection": {"residentKey": "required", "requireResidentKey": true,
                                            "userVerification": "required"},
                 "attestation": "none"}""")
record CreationOptions(
        Party rp,
        User user,
        String challenge,
        List<Algorithm> pubKeyCredParams,
        long timeout,
        List<KnownCredential> excludeCredentials,
        Selection authenticatorSelection,
        String attestation) {
    CreationOptions {
        pubKeyCredParams = List.copyOf(pubKeyCredParams);
        excludeCredentials = List.copyOf(excludeCredentials);
    }

    /// For whom the passkey will be.
    ///
    /// @param id the domain
    @Schema(name = "PasskeyDomain")
    record Party(String id, String name) {}

    /// Whose it will be.
    ///
    /// @param id base64url of the account's id, which the device gives back when it signs in
    /// @param name the address of the account
    @Schema(name = "PasskeyUser")
    record User(String id, String name, String displayName) {}

    /// An algorithm that is accepted.
    ///
    /// @param alg its number in COSE's registry
    @Schema(name = "PasskeyAlgorithm")
    record Algorithm(String type, long alg) {}

    /// A credential by its id, base64url.
    @Schema(name = "PasskeyCredential")
    record KnownCredential(String type, String id, List<String> transports) {
        KnownCredential {
            transports = List.copyOf(transports);
        }
    }

    /// What the authenticator must do: keep the key by itself, and verify its user.
    @Schema(name = "PasskeySelection")
    record Selection(String residentKey, boolean requireResidentKey, String userVerification) {
        static Selection strict() {
            return new Selection("required", true, "required");
        }
    }

    @Override
    public String toString() {
        return "CreationOptions[…]";
    }
}
