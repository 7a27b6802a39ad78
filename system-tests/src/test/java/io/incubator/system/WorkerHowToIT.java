package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.system.docs.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A worker that is no service of the suite does its job as the page says.
class WorkerHowToIT {
    private final SuiteUnderTest suite = SuiteUnderTest.shared();

    @TempDir
    private Path folder;

    @Test
    void whatThePageSaysHappens() throws Exception {
        Api.Account account = Api.Account.random();
        Api.newPerson(suite.gateway(), account);
        String token = Api.anonymous(suite.gateway())
                .post("/api/auth/login", Map.of("email", account.email(), "password", account.password()))
                .expect(200)
                .text("accessToken");
        Path script = folder.resolve("typed.sh");
        Files.writeString(
                script,
                "set -eu\nauth='Authorization: Bearer " + token + "'\nsecret=" + SuiteUnderTest.WORKER_SECRET + "\n"
                        + Documents.typed("docs/how-to/write-a-worker.md")
                                .replace(
                                        "http://localhost:8080", suite.gateway().toString())
                                .replace(
                                        "http://localhost:8084",
                                        suite.inside("job-service").toString()));

        Command.Result result = Command.in(folder, Duration.ofMinutes(1), Map.of(), "bash", script.toString());

        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("{\"leases\":[]}")
                .containsPattern("\"input\":\\{\"name\": ?\"Ada\"}")
                .contains("\"state\":\"continue\"")
                .containsPattern("accepted[^+]*accepted[^+]*stale")
                .contains("\"state\":\"succeeded\"")
                .containsPattern("\"result\":\\{\"greeting\": ?\"Hello, Ada\"}")
                .doesNotContain("\"code\":");
    }
}
