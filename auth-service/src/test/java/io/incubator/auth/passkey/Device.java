package io.incubator.auth.passkey;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.test.authenticator.webauthn.NoneAttestationAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import com.webauthn4j.test.client.ClientPlatform;
import tools.jackson.databind.json.JsonMapper;

/// Somebody's device with a browser on it, as webauthn4j emulates them: takes options and gives credentials as the
/// browser's JSON.
public final class Device {
    private final ObjectConverter converter = new ObjectConverter();
    private final NoneAttestationAuthenticator authenticator = new NoneAttestationAuthenticator();
    private final ClientPlatform browser;

    /// A device whose browser shows a page.
    ///
    /// @param origin of the page
    public Device(String origin) {
        browser = new ClientPlatform(new Origin(origin), new WebAuthnAuthenticatorAdaptor(authenticator, converter));
    }

    /// Goes to another page.
    public void visit(String origin) {
        browser.setOrigin(new Origin(origin));
    }

    /// Stops counting, as a copy of the key would that was made before.
    public void stopCounting() {
        authenticator.setCountUpEnabled(false);
    }

    /// Makes a passkey.
    ///
    /// @param options as the service gave them
    public String create(String options) {
        JsonMapper json = converter.getJsonMapper();
        return json.writeValueAsString(
                browser.create(json.readValue(options, PublicKeyCredentialCreationOptions.class)));
    }

    /// Signs a challenge.
    ///
    /// @param options as the service gave them
    public String get(String options) {
        JsonMapper json = converter.getJsonMapper();
        return json.writeValueAsString(browser.get(json.readValue(options, PublicKeyCredentialRequestOptions.class)));
    }
}
