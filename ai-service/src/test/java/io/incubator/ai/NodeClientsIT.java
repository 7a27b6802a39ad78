package io.incubator.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Clients for Node (OpenAI's, Vercel's, Anthropic's), unmodified, against the packaged service,
/// which calls the scripted provider and a third party's.
@Tag("node")
@Tag("no-broker")
@QuarkusIntegrationTest
class NodeClientsIT extends PackagedService {
    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final Path HOME = Path.of("target", "node-clients");

    @Test
    void otherPeoplesClientsAreServedAsTheyAre() throws Exception {
        NodePackage node = NodePackage.copied(SOURCES, HOME, "Clients for Node are NOT tested");
        Models models = Models.with("node-scripted", "trickle");
        models.model("node-third-party", models.register("third-party", "openai-compatible", thirdParty()));
        models.model("node-claude", models.register("third-party-claude", "anthropic", thirdParty()));

        NodePackage.Run run = node.run(
                Map.of(
                        "GATEWAY_URL",
                        RestAssured.baseURI + ":" + RestAssured.port,
                        "GATEWAY_KEY",
                        models.apiKey,
                        "THIRD_PARTY_PORT",
                        Integer.toString(ScriptedUpstream.thirdPartyPort())),
                "npm",
                "test");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output()).contains("tools over three turns").doesNotContain("# skipped 1");
    }

    private static String thirdParty() {
        return "http://127.0.0.1:" + ScriptedUpstream.thirdPartyPort() + "/v1";
    }
}
