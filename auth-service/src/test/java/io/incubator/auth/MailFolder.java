package io.incubator.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// Where the service under test puts mail.
final class MailFolder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("(?m)^[A-Za-z0-9_-]{43}$");
    private static final Path FOLDER = make();

    private MailFolder() {}

    static Path path() {
        return FOLDER;
    }

    /// The mails to an address, the newest first.
    static List<JsonNode> to(String email) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.reverseOrder())
                    .map(MailFolder::read)
                    .filter(mail -> mail.path("to").asText().equals(email))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for a mail whose subject holds some words.
    static JsonNode await(String email, String words) {
        return await(email, mail -> mail.path("subject").asText().contains(words));
    }

    static JsonNode await(String email, Predicate<JsonNode> fits) {
        return Awaitility.await("mail to " + email)
                .atMost(Duration.ofSeconds(10))
                .until(() -> to(email).stream().filter(fits).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    /// The token in a mail.
    static String token(JsonNode mail) {
        return TOKEN.matcher(mail.path("text").asText())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path make() {
        try {
            return Files.createTempDirectory("mail");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
