package io.incubator.auth;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.auth.passkey.Device;
import io.restassured.http.ContentType;
import java.util.Map;

/// Somebody with a device that keeps a passkey of their account, at the pages of the provider.
final class PasskeyOwner {
    private final Device device;

    private PasskeyOwner(Device device) {
        this.device = device;
    }

    /// Adds a passkey to an account.
    ///
    /// @param access a token of its owner
    static PasskeyOwner of(String access) {
        Device device = new Device(PackagedAuth.part(access, 1).get("iss").asText());
        String options = PackagedAuth.as(access)
                .post("/api/auth/passkeys/options")
                .then()
                .statusCode(201)
                .extract()
                .asString();
        PackagedAuth.as(access)
                .body("{\"name\": \"Phone\", \"credential\": " + device.create(options) + "}")
                .post("/api/auth/passkeys")
                .then()
                .statusCode(201);
        return new PasskeyOwner(device);
    }

    /// Goes to a page elsewhere.
    PasskeyOwner at(String origin) {
        device.visit(origin);
        return this;
    }

    /// Has the device sign a fresh challenge: what the script of the pages puts into their form.
    Map<String, String> proof() {
        String options = given().contentType(ContentType.JSON)
                .post("/api/auth/login/passkey/options")
                .then()
                .statusCode(201)
                .extract()
                .asString();
        JsonNode credential = read(device.get(options));
        JsonNode response = credential.get("response");
        return Map.of(
                "credential", credential.get("id").asText(),
                "clientData", response.get("clientDataJSON").asText(),
                "authenticatorData", response.get("authenticatorData").asText(),
                "signature", response.get("signature").asText(),
                "userHandle", response.get("userHandle").asText());
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
