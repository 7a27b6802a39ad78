package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.system.docs.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page about calling the API says what happens: its commands are typed and its claims looked for.
@Tag("anywhere")
class ApiHowToIT {

    @Test
    void whatThePageSaysHappens(@TempDir Path folder) throws Exception {
        String gateway = SuiteUnderTest.sharedGateway().toString();
        Path script = folder.resolve("typed.sh");
        Files.writeString(
                script,
                "set -u\n" + Documents.typed("docs/how-to/call-the-api.md").replace("http://localhost:8080", gateway));

        Command.Result result = Command.in(folder, Duration.ofMinutes(1), Map.of(), "bash", script.toString());

        assertThat(result.output())
                .contains("\"key\":\"inc_")
                .contains("Idempotency-Replayed: true")
                .contains("\"name\":\"Salons\"")
                .contains("\"code\":\"precondition-failed\"")
                .contains("content-type: application/vnd.incubator.v1+json")
                .contains("\"code\":\"unknown-version\"")
                .contains("\"title\":\"请求无效\"")
                .doesNotContain("\"code\":\"unauthenticated\"", "\"code\":\"malformed-body\"");
    }
}
