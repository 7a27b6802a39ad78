package io.incubator.deploy.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.TarImage;
import io.incubator.deploy.charts.Charts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Images on an empty base, of folders that look like built services.
class ServiceImageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DOCKERFILE = Path.of("../images/Dockerfile.jvm");

    @TempDir
    private Path folder;

    private String base;

    @BeforeEach
    void emptyBase() throws Exception {
        Path tar = folder.resolve("base.tar");
        Jib.fromScratch()
                .containerize(ownCache(Containerizer.to(TarImage.at(tar).named("base"))));
        base = "tar://" + tar;
    }

    private Containerizer ownCache(Containerizer target) {
        return target.setApplicationLayersCache(folder.resolve("layers"));
    }

    @Test
    void itRunsAsTheImageOfTheDockerfileDoes() throws Exception {
        JsonNode config = build(service("auth-service", "a"), "x.tar").config().path("config");

        String dockerfile = Files.readString(DOCKERFILE).replace("\\\n", "");
        assertThat(config.path("User").asText()).isEqualTo(last(dockerfile, "USER (\\S+)"));
        assertThat(config.path("WorkingDir").asText()).isEqualTo(last(dockerfile, "WORKDIR (\\S+)"));
        assertThat(config.path("Labels").properties())
                .extracting(label -> label.getKey() + "=\"" + label.getValue().asText() + "\"")
                .containsExactlyInAnyOrder(last(dockerfile, "LABEL (.*)")
                        .replace("${SERVICE}", "auth-service")
                        .split(" "));
        List<String> command = words(JSON.readTree(last(dockerfile, "ENTRYPOINT (.*)")));
        // the base has a JVM of its own, for which nobody has trained a cache
        command.set(0, "java");
        assertThat(command.remove(1)).startsWith("-XX:AOTCache");
        assertThat(words(config.path("Entrypoint"))).isEqualTo(command);
    }

    @Test
    void theSameFilesMakeTheSameImage() throws Exception {
        Path first = service("auth-service", "a");
        Path again = Files.createDirectories(folder.resolve("elsewhere")).resolve("auth-service");
        copy(first, again, Instant.parse("2031-01-01T00:00:00Z"));

        String digest = digest(first, "1.tar");

        assertThat(digest(again, "2.tar")).isEqualTo(digest);
        assertThat(Files.mismatch(folder.resolve("1.tar"), folder.resolve("2.tar")))
                .isEqualTo(-1);
        Files.writeString(again.resolve("target/quarkus-app/app/own.jar"), "another");
        assertThat(digest(again, "3.tar")).isNotEqualTo(digest);
    }

    @Test
    void librariesLieBelowWhatChangesOften() throws Exception {
        ImageFile before = build(service("auth-service", "a"), "1.tar");
        ImageFile after = build(service("auth-service", "b"), "2.tar");

        assertThat(before.layers().get(0)).containsOnlyKeys("/app/lib/main/library.jar");
        assertThat(before.layers().get(1)).containsOnlyKeys("/app/app/own.jar", "/app/quarkus-run.jar");
        assertThat(before.layers().get(2)).containsOnlyKeys("/usr/share/sbom/auth-service.cdx.json");
        List<String> digests = words(before.config().at("/rootfs/diff_ids"));
        assertThat(words(after.config().at("/rootfs/diff_ids"))).element(0).isEqualTo(digests.get(0));
        assertThat(words(after.config().at("/rootfs/diff_ids")).get(1)).isNotEqualTo(digests.get(1));
    }

    @Test
    void nobodyInsideMayChangeIt() throws Exception {
        ImageFile image = build(service("auth-service", "a"), "x.tar");

        assertThat(image.layers().stream().flatMap(layer -> layer.values().stream()))
                .isNotEmpty()
                .allSatisfy(file -> {
                    assertThat(file.getLongUserId()).isZero();
                    assertThat(file.getMode() & 022).as(file.getName()).isZero();
                });
    }

    @Test
    void itIsPushedOnABaseThatIsPulled() throws Exception {
        try (MemoryRegistry registry = new MemoryRegistry(folder)) {
            String home = registry.address() + "/incubator";
            Jib.fromScratch()
                    .addLabel("made", "elsewhere")
                    .containerize(ownCache(
                            Containerizer.to(Registry.image(home + "/base:1")).setAllowInsecureRegistries(true)));
            for (String service : BuildImages.SERVICES) {
                service(service, "a");
            }

            BuildImages.main(new String[] {folder.toString(), home + "/base:1", home, "0.1", "true", tars()});

            JsonNode manifest = JSON.readTree(registry.content("/v2/incubator/job-service/manifests/0.1"));
            JsonNode config = JSON.readTree(registry.content("/v2/incubator/job-service/blobs/"
                    + manifest.at("/config/digest").asText()));
            assertThat(manifest.path("layers")).hasSize(3);
            assertThat(config.at("/config/Labels/made").asText()).isEqualTo("elsewhere");
            assertThat(Path.of(tars())).isEmptyDirectory();
        }
    }

    @Test
    void withoutARegistryTheyAreFiles() throws Exception {
        for (String service : BuildImages.SERVICES) {
            service(service, "a");
        }

        BuildImages.main(new String[] {folder.toString(), base, BuildImages.FILES, "0.1", "false", tars()});

        assertThat(BuildImages.SERVICES)
                .isEqualTo(Charts.SERVICES)
                .allSatisfy(service -> assertThat(ImageFile.open(Path.of(tars(), service + ".tar"))
                                .name())
                        .isEqualTo(service + ":0.1"));
    }

    @Test
    void whatIsNotBuiltIsSaid() {
        assertThatThrownBy(() -> build(folder.resolve("auth-service"), "x.tar"))
                .hasMessageContaining("auth-service/target/quarkus-app is not there: build it with ./mvnw package");
    }

    private String tars() {
        return folder.resolve("tars").toString();
    }

    private ImageFile build(Path service, String tar) throws Exception {
        digest(service, tar);
        return ImageFile.open(folder.resolve(tar));
    }

    private String digest(Path service, String tar) throws Exception {
        JibContainer image = new ServiceImage("auth-service", service)
                .build(base, Containerizer.to(TarImage.at(folder.resolve(tar)).named("auth-service")));
        return image.getDigest().toString();
    }

    /// A module as the build leaves it.
    private Path service(String name, String content) throws IOException {
        Path module = folder.resolve(name);
        write(module.resolve("target/quarkus-app/lib/main/library.jar"), "library");
        write(module.resolve("target/quarkus-app/app/own.jar"), content);
        write(module.resolve("target/quarkus-app/quarkus-run.jar"), "run");
        write(module.resolve("target/sbom/" + name + ".cdx.json"), "{}");
        return module;
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static void copy(Path from, Path to, Instant time) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.copy(file, copy);
                Files.setLastModifiedTime(copy, FileTime.from(time));
            }
        }
    }

    private static String last(String dockerfile, String instruction) {
        Matcher lines = Pattern.compile("(?m)^" + instruction + "$").matcher(dockerfile);
        String found = "";
        while (lines.find()) {
            found = lines.group(1);
        }
        return found;
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }
}
