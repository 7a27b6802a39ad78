package io.incubator.system.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /// Every operation of the four services that the gateway routes, but for those of vendors' clients.
    public static List<Operation> operations() {
        return services().stream().flatMap(Contracts::operations).toList();
    }

    /// Every operation of `/v1`.
    public static List<Operation> modelGateway() {
        return operations(FOLDER.resolve("openapi").resolve("model-gateway.yaml"))
                .toList();
    }

    private static Stream<Operation> operations(Path file) {
        JsonNode document = read(file);
        String service = file.getFileName().toString().replace(".yaml", "");
        return document.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/internal/"))
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> new Operation(
                                service,
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue(),
                                document)));
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
