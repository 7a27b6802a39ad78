package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.launcher.suite.ServiceName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two replicas of every service of the release before, replaced one by one by this release and back, while
/// people work. On the way old and new ones share databases, messages and calls in every mixture.
@Tag("no-broker")
class UpgradeIT {
    private static final int CALLS_A_SECOND = 200;
    private static final Map<String, String> SETTINGS = Map.of(
            // what a service says of itself since this release; the one before has to be told
            "QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS",
            "*:future,*:missing",
            // a slow machine takes longer for sixteen replacements than tokens usually live
            "INCUBATOR_AUTH_TOKENS_LIFETIME",
            "1h");

    private static final Path THIS_RELEASE = Path.of("..").toAbsolutePath().normalize();
    private static Path before;
    private static SuiteUnderTest suite;

    @BeforeAll
    static void start() throws IOException {
        before = ReleaseBefore.built();
        suite = SuiteUnderTest.ofRelease(before, 2, SETTINGS);
    }

    @AfterAll
    static void stop() {
        if (suite != null) {
            suite.close();
        }
    }

    @Test
    void noCallFailsOnTheWayToThisReleaseNorOnTheWayBack() {
        try (Traffic traffic = Traffic.begin(suite.gateway(), CALLS_A_SECOND)) {
            replaceAll(THIS_RELEASE);
            System.out.println("Upgraded: " + traffic);
            replaceAll(before);
            System.out.println("Rolled back: " + traffic);
            traffic.finish();
            assertThat(traffic.failures()).isEmpty();
            assertThat(traffic.resumptions()).isPositive();
        }
    }

    private static void replaceAll(Path release) {
        for (String service : ServiceName.fullNames()) {
            suite.replace(service, release);
        }
    }
}
