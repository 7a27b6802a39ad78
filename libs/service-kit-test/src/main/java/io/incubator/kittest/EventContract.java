package io.incubator.kittest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/// Holds a service's own record of an event against the contract its owner publishes: schema and golden example.
public final class EventContract {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /// of the repository, wherever in it the tests run
    private static final Path CONTRACTS = Stream.iterate(
                    Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .map(directory -> directory.resolve("contracts").resolve("events"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow();

    private EventContract() {}

    /// The golden example, read into the service's record.
    ///
    /// @param owner who publishes it, such as `jobs`
    /// @param event its name with version, such as `job.finished.v1`
    public static <T> T example(String owner, String event, Class<T> type) {
        try {
            return JSON.treeToValue(JSON.readTree(file(owner, event, "example")), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A consumer's check: the example satisfies the schema and reads into the record.
    public static <T> T assertReadable(String owner, String event, Class<T> type) {
        assertValid(owner, event, file(owner, event, "example"));
        return example(owner, event, type);
    }

    /// The producer's check: the example reads into the record, and the record writes exactly the example.
    public static void assertExact(String owner, String event, Class<?> type) {
        assertReadable(owner, event, type);
        JsonNode written = JSON.valueToTree(example(owner, event, type));
        assertValid(owner, event, written.toString());
        try {
            // read back, so that a number's Java type does not make a difference that JSON does not know
            assertThat(JSON.readTree(written.toString())).isEqualTo(JSON.readTree(file(owner, event, "example")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Checks a payload that was really sent.
    public static void assertValid(String owner, String event, String payload) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(file(owner, event, "schema"), InputFormat.JSON);
        assertThat(schema.validate(payload, InputFormat.JSON))
                .as("%s against the schema of %s/%s", payload, owner, event)
                .isEmpty();
    }

    private static String file(String owner, String event, String kind) {
        try {
            return Files.readString(CONTRACTS.resolve(owner).resolve(event + "." + kind + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
