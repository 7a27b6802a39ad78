package io.incubator.auth.passkey;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a browser made: `JSON.stringify(credential)`. It says more than is needed; what the authenticator signed
/// counts.
///
/// @param id of the credential, base64url
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(name = "NewPasskeyCredential")
record NewCredential(
        @NotNull @Size(max = 1400) String id,
        @Valid @NotNull Attested response) {

    /// The authenticator's answer.
    ///
    /// @param clientDataJSON what the browser saw, base64url
    /// @param attestationObject the public key and what the authenticator says of it, base64url
    /// @param transports how the authenticator is reached
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "NewPasskeyCredentialResponse")
    record Attested(
            @NotNull @Size(max = 4000) String clientDataJSON,
            @NotNull @Size(max = 20_000) String attestationObject,
            @Size(max = 10) Set<@NotNull @Size(max = 20) String> transports) {
        Attested {
            // hints of the browser, kept to be handed back: what is no word of theirs is left out
            transports = transports == null
                    ? Set.of()
                    : transports.stream()
                            .filter(hint -> hint != null && hint.matches("[a-z-]+"))
                            .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public String toString() {
            return "Attested[…]";
        }
    }
}
