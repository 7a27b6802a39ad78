package io.incubator.deploy.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import io.incubator.deploy.charts.Charts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Images of the real services, on an empty base.
class ServiceImageIT {
    @TempDir
    private Path folder;

    static Stream<String> services() {
        return Charts.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everythingItsClassPathNamesIsInIt(String service) throws Exception {
        Path module = Charts.ROOT.resolve(service);
        Path jar = module.resolve("target/quarkus-app/quarkus-run.jar");
        assumeTrue(
                Files.exists(jar) && Files.isDirectory(module.resolve("target/sbom")),
                service + " is not built with its bill of materials; ./incubator test does it before");
        Path base = folder.resolve("base.tar");
        Jib.fromScratch()
                .containerize(Containerizer.to(TarImage.at(base).named("base"))
                        .setApplicationLayersCache(folder.resolve("layers")));

        Path tar = folder.resolve("image.tar");
        new ServiceImage(service, module)
                .build("tar://" + base, Containerizer.to(TarImage.at(tar).named(service)));

        Set<String> files = new TreeSet<>();
        ImageFile.open(tar).layers().forEach(layer -> files.addAll(layer.keySet()));
        assertThat(files).contains("/usr/share/sbom/" + service + ".cdx.json").containsAll(classPath(jar));
    }

    /// Where the JVM will look, by the manifest of the jar it is started with.
    private static Set<String> classPath(Path jar) throws Exception {
        Set<String> paths = new TreeSet<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (String entry : file.getManifest()
                    .getMainAttributes()
                    .getValue("Class-Path")
                    .split(" ", -1)) {
                paths.add(URI.create("file:/app/quarkus-run.jar").resolve(entry).getPath());
            }
        }
        assertThat(paths).hasSizeGreaterThan(100);
        return paths;
    }
}
