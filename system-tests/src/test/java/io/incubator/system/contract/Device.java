package io.incubator.system.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.test.authenticator.webauthn.NoneAttestationAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import com.webauthn4j.test.client.ClientPlatform;
import tools.jackson.databind.json.JsonMapper;

/// Somebody's device with a browser that shows the suite: takes options and gives credentials as JSON.
final class Device {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonMapper mapper;
    private final ClientPlatform browser;

    Device(Person owner) {
        ObjectConverter objects = new ObjectConverter();
        mapper = objects.getJsonMapper();
        browser = new ClientPlatform(
                new Origin(owner.issuer()),
                new WebAuthnAuthenticatorAdaptor(new NoneAttestationAuthenticator(), objects));
    }

    /// Makes a passkey.
    JsonNode create(JsonNode options) {
        return json(mapper.writeValueAsString(
                browser.create(mapper.readValue(options.toString(), PublicKeyCredentialCreationOptions.class))));
    }

    /// Signs a challenge.
    JsonNode get(JsonNode options) {
        return json(mapper.writeValueAsString(
                browser.get(mapper.readValue(options.toString(), PublicKeyCredentialRequestOptions.class))));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
