package io.incubator.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx64m");
    private static final ServiceName SERVICE = ServiceName.JOB;

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void installFakes() throws IOException {
        root = folder.resolve("a clone");
        FakeService.installAll(root);
    }

    @Test
    void anotherBuildOrOtherFlagsHaveAnotherArchive() throws IOException {
        Path archive = cache(FLAGS).archive();
        assertThat(cache(FLAGS).archive()).isEqualTo(archive);
        assertThat(cache(List.of("-XX:+UseSerialGC")).archive()).isNotEqualTo(archive);
        // When the jar is built again
        Files.setLastModifiedTime(jar(), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(cache(FLAGS).archive()).isNotEqualTo(archive);
    }

    @Test
    void withoutAnArchiveOnlyTheFirstProcessWritesDownItsClasses() {
        assertThat(cache(FLAGS).flags(StartCaching.USE)).isEqualTo(FLAGS);
        StartCache making = cache(FLAGS);
        assertThat(making.flags(StartCaching.MAKE)).anyMatch(flag -> flag.startsWith("-XX:DumpLoadedClassList="));
        assertThat(making.flags(StartCaching.MAKE)).isEqualTo(FLAGS);
    }

    @Test
    void anArchiveIsUsedUnlessItIsSwitchedOffOrDistrusted() throws IOException {
        StartCache cache = cache(FLAGS);
        Files.createDirectories(cache.archive().getParent());
        Files.writeString(cache.archive(), "an archive");
        assertThat(cache.flags(StartCaching.USE)).contains("-XX:SharedArchiveFile=" + cache.archive());
        assertThat(cache.flags(StartCaching.OFF)).isEqualTo(FLAGS);
        cache.distrust();
        assertThat(cache.flags(StartCaching.USE)).isEqualTo(FLAGS);
    }

    @Test
    void theMakerWaitsUntilNobodyWaitsAndLeavesNothingWhenItIsStopped() throws Exception {
        StartCache cache = cache(FLAGS);
        Process recorded = run(cache.flags(StartCaching.NOW));
        try (StartCacheMaker maker = new StartCacheMaker(List.of(cache))) {
            maker.startInBackground(Duration.ZERO, () -> false);
            await().atMost(30, TimeUnit.SECONDS).until(() -> hasClasses(cache));
        } finally {
            recorded.destroyForcibly().waitFor();
        }
        assertThat(StartCache.directory(root)).isEmptyDirectory();
    }

    @Test
    void anArchiveTakesThePlaceOfOlderOnesAndIsWhatTheJvmMaps() throws Exception {
        StartCache cache = cache(FLAGS);
        Process recorded = run(cache.flags(StartCaching.NOW));
        Path older = cache.archive().resolveSibling("job-service-0123456789abcdef.jsa");
        Path another = cache.archive().resolveSibling("auth-service-0123456789abcdef.jsa");
        Files.writeString(older, "older");
        Files.writeString(another, "of another");
        await().atMost(30, TimeUnit.SECONDS).until(() -> hasClasses(cache));
        try (StartCacheMaker maker = new StartCacheMaker(List.of(cache))) {
            maker.startInBackground(Duration.ZERO, () -> true);
            await().atMost(90, TimeUnit.SECONDS).until(cache::exists);
            await().until(() -> Files.notExists(older));
        } finally {
            recorded.destroyForcibly().waitFor();
        }
        assertThat(StartCache.directory(root).toFile().list())
                .containsExactlyInAnyOrder(
                        cache.archive().getFileName().toString(),
                        another.getFileName().toString());
        // refused, the program would not start with this
        assertThat(version(cache, "-Xshare:on")).isZero();
    }

    @Test
    void whatIsAskedForIsChecked() {
        assertThat(StartCaching.of(Map.of())).isEqualTo(StartCaching.USE);
        assertThat(StartCaching.of(Map.of(StartCaching.VARIABLE, "Off"))).isEqualTo(StartCaching.OFF);
        assertThatThrownBy(() -> StartCaching.of(Map.of(StartCaching.VARIABLE, "yes")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("off, use, make or now");
    }

    @Test
    void processesThatUseAQuarterOfAProcessorAreNotIdle() {
        assertThat(Idleness.isIdle(Duration.ofSeconds(4), Duration.ofMillis(999)))
                .isTrue();
        assertThat(Idleness.isIdle(Duration.ofSeconds(4), Duration.ofSeconds(1)))
                .isFalse();
        assertThat(Idleness.isIdle(Duration.ofSeconds(4), Duration.ofSeconds(-1)))
                .isFalse();
    }

    private static boolean hasClasses(StartCache cache) throws IOException {
        return Files.exists(cache.classes())
                && Files.readString(cache.classes()).contains("FakeService");
    }

    private StartCache cache(List<String> flags) {
        return StartCache.of(StartCache.directory(root), SERVICE.fullName(), jar(), flags);
    }

    private Path jar() {
        return SuiteOptions.in(root).jar(SERVICE);
    }

    private Process run(List<String> flags) {
        Map<String, String> environment = Map.of();
        return ServiceProcess.start(jar(), flags, environment, folder.resolve("fake.log"))
                .process();
    }

    private int version(StartCache cache, String sharing) throws IOException, InterruptedException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                FLAGS.getFirst(),
                FLAGS.getLast(),
                sharing,
                "-XX:SharedArchiveFile=" + cache.archive(),
                "-cp",
                jar().toString(),
                "-version");
        return java.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
