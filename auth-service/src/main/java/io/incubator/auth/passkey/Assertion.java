package io.incubator.auth.passkey;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a browser got of the device to sign in with: `JSON.stringify(credential)`.
///
/// @param id of the credential, base64url
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(name = "PasskeyAssertion")
public record Assertion(
        @NotNull @Size(max = 1400) String id,
        @Valid @NotNull Signed response) {

    /// The authenticator's answer, each part base64url.
    ///
    /// @param clientDataJSON what the browser saw
    /// @param authenticatorData what the authenticator says of itself
    /// @param signature of both
    /// @param userHandle the id of the account, as the device keeps it
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "PasskeyAssertionResponse")
    public record Signed(
            @NotNull @Size(max = 4000) String clientDataJSON,
            @NotNull @Size(max = 4000) String authenticatorData,
            @NotNull @Size(max = 2000) String signature,
            @NotNull @Size(max = 100) String userHandle) {
        @Override
        public String toString() {
            return "Signed[…]";
        }
    }
}
