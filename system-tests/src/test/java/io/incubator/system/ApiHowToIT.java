package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.system.docs.Documents;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages about calling the API say what happens: their commands are typed and their claims looked for.
@Tag("anywhere")
class ApiHowToIT {
    private final URI gateway = SuiteUnderTest.sharedGateway();

    @TempDir
    private Path folder;

    @Test
    void whatThePageSaysHappens() throws Exception {
        assertThat(typed("set -u\n", "docs/how-to/call-the-api.md").output())
                .contains("\"key\":\"inc_")
                .contains("Idempotency-Replayed: true")
                .contains("\"name\":\"Salons\"")
                .contains("\"code\":\"precondition-failed\"")
                // other gateways write names of headers in capitals
                .containsIgnoringCase("content-type: application/vnd.incubator.v1+json")
                .contains("\"code\":\"unknown-version\"")
                .contains("\"title\":\"请求无效\"")
                .doesNotContain("\"code\":\"unauthenticated\"", "\"code\":\"malformed-body\"");
    }

    @Test
    void aPromptIsKeptRenderedChangedAndTriedAsItsPageSays() throws Exception {
        Api.Account account = Api.Account.random();
        Api.newPerson(gateway, account);
        String token = Api.anonymous(gateway)
                .post("/api/auth/login", Map.of("email", account.email(), "password", account.password()))
                .expect(200)
                .text("accessToken");

        Command.Result result =
                typed("set -eu\nauth='Authorization: Bearer " + token + "'\n", "docs/how-to/prompt-templates.md");

        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("Answer the customer in one sentence.", "Is water wet?", "Why is the sky blue?")
                .contains("\"text\":\"Why?\"")
                .contains("One word.")
                .doesNotContain("\"code\":");
    }

    private Command.Result typed(String before, String page) throws IOException, InterruptedException {
        Path script = folder.resolve("typed.sh");
        Files.writeString(script, before + Documents.typed(page).replace("http://localhost:8080", gateway.toString()));
        return Command.in(folder, Duration.ofMinutes(1), Map.of(), "bash", script.toString());
    }
}
