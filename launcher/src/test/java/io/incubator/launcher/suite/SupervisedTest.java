package io.incubator.launcher.suite;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.incubator.launcher.gateway.Replicas;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One replica, a real process, whose readiness the test decides.
@Timeout(60)
class SupervisedTest {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    @TempDir
    Path temporary;

    private final HttpClient client = HttpClient.newHttpClient();
    private Path readyFile;
    private Supervised supervised;

    @BeforeEach
    void supervise() throws IOException {
        FakeService.installAll(temporary);
        readyFile = temporary.resolve("ready");
        SuiteOptions options = SuiteOptions.in(temporary);
        Map<String, String> environment = Map.of("FAKE_READY_FILE", readyFile.toString());
        Supervised.Build build = new Supervised.Build(
                () -> ServiceProcess.start(
                        options.jar(ServiceName.AI), List.of(), environment, options.log(ServiceName.AI, 1)),
                () -> {});
        supervised = new Supervised(ServiceName.AI, 1, build, new Replicas("ai-service"), client, PATIENCE, () -> {});
    }

    @AfterEach
    void end() {
        supervised.stop();
        client.close();
    }

    @Test
    void aServiceThatTakesLongerThanAnybodyWaitsIsReadyWhenItSaysSo() throws Exception {
        supervised.start();
        // When whoever waited has given up
        assertThatThrownBy(supervised::awaitReady)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ai-service does not start");
        // Then it is not taken for ready
        await().during(PATIENCE.multipliedBy(4)).until(() -> !supervised.isReady());
        // until it is
        Files.createFile(readyFile);
        await().atMost(10, SECONDS).until(supervised::isReady);
    }
}
