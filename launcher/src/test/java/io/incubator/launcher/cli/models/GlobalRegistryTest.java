package io.incubator.launcher.cli.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Listing;
import io.incubator.launcher.client.ApiException;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.ScriptedApi;
import io.incubator.launcher.client.Session;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(60)
class GlobalRegistryTest {
    private static final String API = "/internal/ai/registry";

    private ScriptedApi gateway;
    private ScriptedApi service;

    @BeforeEach
    void open() throws IOException {
        gateway = new ScriptedApi().on("POST /api/auth/token", 200, "{\"access_token\":\"operators\"}");
        service = new ScriptedApi();
    }

    @AfterEach
    void close() {
        gateway.close();
        service.close();
    }

    @Test
    void thingsArePutByTheirNamesWithATokenOfTheGateway() {
        service.on("PUT " + API + "/providers/openai", 200, "{}")
                .on("PUT " + API + "/models/mini", 200, "{}")
                .on("PUT " + API + "/routes/team/chat", 200, "{}")
                .on("DELETE " + API + "/models/mini", 204, "");
        try (Session session = operator()) {
            Registry registry = new GlobalRegistry(session);
            registry.connect("openai", Json.object().put("dialect", "openai"));
            assertThat(service.lastToken()).isEqualTo("Bearer operators");
            registry.add("mini", "openai", Json.object().put("contextTokens", 1));
            assertThat(service.lastBody()).isEqualTo(Json.read("{\"contextTokens\":1,\"provider\":\"openai\"}"));
            registry.route("team/chat", Json.object().put("retries", 1));
            assertThat(service.lastBody()).isEqualTo(Json.read("{\"retries\":1}"));
            registry.remove("models", "mini");
        }
        assertThat(gateway.calls()).containsExactly("POST /api/auth/token");
    }

    @Test
    void aListEndsWhereItWasAskedTo() {
        service.on("GET " + API, 200, "{\"models\":[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}]}");
        try (Session session = operator()) {
            Registry registry = new GlobalRegistry(session);
            JsonNode two = registry.list("models", listing("-n", "2"));
            assertThat(two.path("items").findValuesAsText("name")).containsExactly("a", "b");
            assertThat(two.path("more").asBoolean()).isTrue();
            JsonNode all = registry.list("models", listing());
            assertThat(all.path("items")).hasSize(3);
            assertThat(all.path("more").asBoolean(true)).isFalse();
        }
    }

    @Test
    void aTokenThatHasRunOutIsReplacedAndASecretThatIsWrongIsRefused() {
        service.on("GET " + API, 401, "{\"code\":\"token-expired\",\"title\":\"Sign in\"}");
        try (Session session = operator()) {
            assertThatThrownBy(() -> session.get(API)).isInstanceOf(ApiException.class);
            assertThat(gateway.calls()).hasSize(2);
        }
        gateway.on("POST /api/auth/token", 401, "{\"error\":\"invalid_client\"}");
        assertThatThrownBy(this::operator).isInstanceOf(ApiException.class).hasMessageContaining("/api/auth/token");
    }

    private Session operator() {
        return Session.operate(gateway.url(), service.url(), "a secret", "en");
    }

    private static Listing listing(String... arguments) {
        Listing listing = new Listing();
        new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("listing", specOf(listing)))
                .parseArgs(arguments);
        return listing;
    }

    private static CommandLine.Model.CommandSpec specOf(Listing listing) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(listing);
    }
}
