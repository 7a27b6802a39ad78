package io.incubator.deploy.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What services must not carry, for every start would pay for it (ADR 25). They are packaged before.
class PackagedServicesTest {
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.SF");
    private static final Pattern CONTRACT = Pattern.compile("META-INF/quarkus-generated-openapi-doc.*");
    private static final Pattern VALIDATED_SETTINGS =
            Pattern.compile(".*/HibernateBeanValidationConfigValidatorBuilder.*");

    @ParameterizedTest
    @ValueSource(strings = {"auth-service", "project-service", "ai-service", "job-service"})
    void theyCarryNothingThatEveryStartWouldPayFor(String service) throws IOException {
        Path folder = Path.of("..", service, "target", "quarkus-app");
        assumeTrue(Files.exists(folder), service + " is not packaged: its package is NOT looked at");

        List<String> entries = entries(folder);

        assertThat(entries).hasSizeGreaterThan(5_000);
        // a signed library is verified class by class, and its classes cannot be kept in a start cache
        assertThat(entries).noneMatch(SIGNATURE.asMatchPredicate());
        assertThat(entries).noneMatch(CONTRACT.asMatchPredicate());
        // constraints on settings: a validator is made for them before the service is, and thrown away
        assertThat(entries).noneMatch(VALIDATED_SETTINGS.asMatchPredicate());
    }

    private static List<String> entries(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .flatMap(PackagedServicesTest::entriesOf)
                    .toList();
        }
    }

    private static Stream<String> entriesOf(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
