package io.incubator.system.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The committed contracts, read once.
public final class Contracts {
    private static final Path FOLDER = Path.of("..", "contracts");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Contracts() {}

    /// Every operation of the four services that the gateway routes.
    public static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Path file : services()) {
            JsonNode document = read(file);
            String service = file.getFileName().toString().replace(".yaml", "");
            document.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(method -> METHODS.contains(method.getKey()))
                            .filter(_ -> !path.getKey().startsWith("/internal/"))
                            .forEach(method -> operations.add(new Operation(
                                    service,
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    method.getValue(),
                                    document))));
        }
        return operations;
    }

    /// Every code of the error catalogue.
    public static Set<String> errorCodes() {
        Set<String> codes = new TreeSet<>();
        read(FOLDER.resolve("errors.yaml")).path("errors").fieldNames().forEachRemaining(codes::add);
        return codes;
    }

    private static List<Path> services() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("openapi"))) {
            return files.filter(file -> file.toString().endsWith("-service.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
