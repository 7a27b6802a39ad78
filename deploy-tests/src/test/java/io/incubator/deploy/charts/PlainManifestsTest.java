package io.incubator.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `k8s/` is what the charts render. `./incubator render` writes it: this test with `-Drender`.
class PlainManifestsTest {
    private static final Path FOLDER = Charts.ROOT.resolve("k8s/base");

    @Test
    void plainManifestsAreWhatTheChartsRender() throws IOException {
        Map<String, String> rendered = PlainManifests.render();
        if (Boolean.getBoolean("render")) {
            write(rendered);
        }

        for (Map.Entry<String, String> file : rendered.entrySet()) {
            assertThat(FOLDER.resolve(file.getKey()))
                    .as("run ./incubator render and commit k8s/")
                    .hasContent(file.getValue());
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .as("files of k8s/base that nothing renders any more")
                    .containsExactlyInAnyOrderElementsOf(rendered.keySet());
        }
    }

    @Test
    void plainManifestsAreWhatAnApiServerTakes() {
        PlainManifests.render().forEach((name, content) -> {
            if (!name.equals("kustomization.yaml")) {
                assertThat(Yaml.documents(content).stream()
                                .map(Strictness::complaints)
                                .flatMap(List::stream))
                        .isEmpty();
                assertThat(content).doesNotContain("helm.sh").doesNotContain(Manifests.HOOK);
            }
        });
    }

    private static void write(Map<String, String> rendered) throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> file : rendered.entrySet()) {
            Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }
}
