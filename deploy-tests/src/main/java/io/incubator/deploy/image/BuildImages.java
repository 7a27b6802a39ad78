package io.incubator.deploy.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.TarImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `./mvnw -Dimage=jib package`: the images of all services, into a registry or as files (docs/how-to/build-images.md).
public final class BuildImages {
    /// The services, each a module of its own.
    static final List<String> SERVICES = List.of("auth-service", "project-service", "ai-service", "job-service");

    /// Stands for no registry: Maven hands on no empty argument.
    static final String FILES = "files";

    private final String registry;
    private final String tag;
    private final boolean insecure;
    private final Path folder;

    private BuildImages(String registry, String tag, boolean insecure, Path folder) {
        this.registry = registry;
        this.tag = tag;
        this.insecure = insecure;
        this.folder = folder;
    }

    /// Builds all of them.
    ///
    /// @param arguments root of the clone, base image, registry (or `files`), tag, whether the registry may do
    ///     without TLS, folder for files
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[5]));
        BuildImages build = new BuildImages(arguments[2], arguments[3], Boolean.parseBoolean(arguments[4]), folder);
        for (String service : SERVICES) {
            JibContainer image = new ServiceImage(service, Path.of(arguments[0]).resolve(service))
                    .build(arguments[1], build.target(service));
            System.out.println(build.name(service) + " " + image.getDigest());
        }
        System.out.println(build.registry.equals(FILES) ? "as files in " + folder : "pushed");
    }

    private Containerizer target(String service) throws InvalidImageReferenceException, IOException {
        Containerizer target = registry.equals(FILES)
                ? Containerizer.to(TarImage.at(folder.resolve(service + ".tar")).named(name(service)))
                : Containerizer.to(Registry.image(name(service)));
        return target.setAllowInsecureRegistries(insecure)
                .setToolName("incubator")
                .addEventHandler(LogEvent.class, Registry::show);
    }

    private String name(String service) {
        return (registry.equals(FILES) ? service : registry + "/" + service) + ":" + tag;
    }
}
