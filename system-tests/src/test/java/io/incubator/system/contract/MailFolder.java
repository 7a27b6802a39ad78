package io.incubator.system.contract;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The development inbox.
final class MailFolder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("(?m)^[A-Za-z0-9_-]{43}$");

    private MailFolder() {}

    /// Waits for a mail and reads its code.
    static String code(Path folder, String to, String words) {
        JsonNode mail = await("mail to " + to)
                .atMost(Duration.ofSeconds(20))
                .until(() -> newest(folder, to, words), Optional::isPresent)
                .orElseThrow();
        return CODE.matcher(mail.path("text").asText())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }

    private static Optional<JsonNode> newest(Path folder, String to, String words) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.reverseOrder())
                    .map(MailFolder::read)
                    .filter(mail -> mail.path("to").asText().equals(to)
                            && mail.path("subject").asText().contains(words))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
