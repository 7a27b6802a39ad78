package io.incubator.deploy.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/// The image of a service as `images/Dockerfile.jvm` makes it, put together from files: on a base that brings
/// the JVM, and without a start cache, which only that JVM could write. The same files make the same image,
/// byte for byte.
///
/// @param service the service's name
/// @param folder its module, built
record ServiceImage(String service, Path folder) {
    private static final List<String> ENTRYPOINT = List.of(
            "java",
            "-XX:+UseSerialGC",
            "-XX:MaxRAMPercentage=60",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:TrimNativeHeapInterval=10000",
            "-jar",
            "/app/quarkus-run.jar");

    /// Puts it together and hands it over.
    ///
    /// @param base an image's name in a registry, or `tar://` and a file
    /// @return what it is known by from now on
    JibContainer build(String base, Containerizer target)
            throws InvalidImageReferenceException, IOException, InterruptedException, ExecutionException,
                    RegistryException, CacheDirectoryCreationException {
        Path app = built("target/quarkus-app", "build it with ./mvnw package");
        Path sbom = built("target/sbom", "build it with -Dcyclonedx.skip=false");
        return from(base)
                // what changes seldom lies below what changes often, so that only that is sent again
                .addLayer(List.of(app.resolve("lib")), AbsoluteUnixPath.get("/app"))
                .addLayer(besideLibraries(app), AbsoluteUnixPath.get("/app"))
                .addLayer(List.of(sbom), AbsoluteUnixPath.get("/usr/share"))
                .addLabel("org.opencontainers.image.title", service)
                .addLabel("org.opencontainers.image.licenses", "Apache-2.0")
                .addEnvironmentVariable("LANG", "C.UTF-8")
                .setUser("10001:10001")
                .setWorkingDirectory(AbsoluteUnixPath.get("/tmp"))
                .setEntrypoint(ENTRYPOINT)
                // the usual place is one folder for everybody on the machine, and belongs to whoever came first
                .containerize(target.setApplicationLayersCache(folder.resolve("target/jib-layers")));
    }

    private static JibContainerBuilder from(String base) throws InvalidImageReferenceException {
        return base.startsWith(Jib.TAR_IMAGE_PREFIX) ? Jib.from(base) : Jib.from(Registry.image(base));
    }

    private static List<Path> besideLibraries(Path app) throws IOException {
        try (Stream<Path> files = Files.list(app)) {
            return files.filter(file -> !file.endsWith("lib")).sorted().toList();
        }
    }

    private Path built(String path, String advice) {
        Path there = folder.resolve(path);
        if (!Files.isDirectory(there)) {
            throw new IllegalStateException(there + " is not there: " + advice);
        }
        return there;
    }
}
