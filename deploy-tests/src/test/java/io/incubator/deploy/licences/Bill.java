package io.incubator.deploy.licences;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A module's bill of materials, as the build wrote it.
final class Bill {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String module;
    private final Path target;

    Bill(String module) {
        this.module = module;
        this.target = ROOT.resolve(module).resolve("target");
    }

    /// Written by every build but a quick one.
    boolean isThere() {
        return Files.exists(file());
    }

    List<Component> components() throws IOException {
        return read(JSON.readTree(Files.readString(file())));
    }

    /// File names of the libraries that the packaged module carries.
    Set<String> shipped() throws IOException {
        Set<String> files = new TreeSet<>();
        for (String folder : new String[] {"quarkus-app/lib/boot", "quarkus-app/lib/main"}) {
            try (Stream<Path> jars = Files.list(target.resolve(folder))) {
                jars.map(jar -> jar.getFileName().toString()).forEach(files::add);
            }
        }
        return files;
    }

    static List<Component> read(JsonNode bill) {
        List<Component> components = new ArrayList<>();
        bill.path("components")
                .forEach(component -> components.add(new Component(
                        component.path("group").asText() + ":"
                                + component.path("name").asText(),
                        component.path("version").asText(),
                        licences(component.path("licenses")))));
        return components;
    }

    private static List<String> licences(JsonNode licences) {
        List<String> names = new ArrayList<>();
        licences.forEach(licence ->
                names.add(Stream.of(licence.path("expression"), licence.at("/license/id"), licence.at("/license/name"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .findFirst()
                        .orElse("unnamed")));
        return names;
    }

    private Path file() {
        return target.resolve("sbom").resolve(module + ".cdx.json");
    }

    @Override
    public String toString() {
        return module;
    }
}
