package io.incubator.auth.oauth;

import io.incubator.auth.passkey.Assertion;
import jakarta.ws.rs.FormParam;
import java.util.Optional;
import java.util.stream.Stream;

/// What the script of the pages got of a device, each part base64url.
class PasskeyForm {
    /// Far more than any device answers.
    private static final int LONGEST = 4000;

    @FormParam("credential")
    String credential;

    @FormParam("clientData")
    String clientData;

    @FormParam("authenticatorData")
    String authenticatorData;

    @FormParam("signature")
    String signature;

    @FormParam("userHandle")
    String userHandle;

    /// All of it; empty if a part is missing or is none.
    Optional<Assertion> assertion() {
        boolean whole = Stream.of(credential, clientData, authenticatorData, signature, userHandle)
                .allMatch(part -> part != null && !part.isEmpty() && part.length() <= LONGEST);
        return whole
                ? Optional.of(new Assertion(
                        credential, new Assertion.Signed(clientData, authenticatorData, signature, userHandle)))
                : Optional.empty();
    }
}
