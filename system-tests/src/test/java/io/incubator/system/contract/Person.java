package io.incubator.system.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.system.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Somebody signed in to the organisation of the test.
///
/// @param refreshToken of a session of their own
record Person(Api api, Api.Account account, String accessToken, String refreshToken) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Registers somebody new, who stands in an organisation of their own.
    static Person register(URI gateway) {
        Api.Account account = Api.Account.random();
        Api.newPerson(gateway, account);
        return signIn(gateway, account, null);
    }

    /// Signs in to an organisation; null is the personal one.
    static Person signIn(URI gateway, Api.Account account, String organisation) {
        Api anonymous = Api.anonymous(gateway);
        Map<String, String> login = organisation == null
                ? Map.of("email", account.email(), "password", account.password())
                : Map.of("email", account.email(), "password", account.password(), "organisationId", organisation);
        Api.Answer answer = anonymous.post("/api/auth/login", login).expect(200);
        String token = answer.text("accessToken");
        return new Person(anonymous.with(token), account, token, answer.text("refreshToken"));
    }

    /// The same person in a new session, for one whose session has ended; somebody new where the password has changed
    /// or the organisation is no longer theirs.
    Person again() {
        Api anonymous = api.with(null);
        Api.Answer answer =
                anonymous.post("/api/auth/login", Map.of("email", account.email(), "password", account.password()));
        if (answer.status() != 200) {
            return register(api.gateway());
        }
        String token = answer.text("accessToken");
        return new Person(anonymous.with(token), account, token, answer.text("refreshToken"));
    }

    Set<String> scopes() {
        return Set.of(claims().path("scope").asText().split(" ", -1));
    }

    UUID subject() {
        return UUID.fromString(claims().path("sub").asText());
    }

    UUID organisation() {
        return UUID.fromString(claims().path("org").asText());
    }

    String session() {
        return claims().path("sid").asText();
    }

    /// The address of the suite, as its tokens name it.
    String issuer() {
        return claims().path("iss").asText();
    }

    private JsonNode claims() {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(accessToken.split("\\.", 3)[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
