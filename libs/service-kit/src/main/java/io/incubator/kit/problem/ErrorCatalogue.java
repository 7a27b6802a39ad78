package io.incubator.kit.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The published codes with their status and texts, read from `contracts/errors.yaml`, which travels in the kit's jar.
public final class ErrorCatalogue {
    static final String RESOURCE = "META-INF/incubator/errors.yaml";
    private static final String TYPE_PREFIX = "urn:incubator:error:";

    private final Map<String, Entry> entries;

    private ErrorCatalogue(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /// Reads the catalogue of this build.
    ///
    /// @throws UncheckedIOException when the resource is missing or malformed: a broken build
    public static ErrorCatalogue load() {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return new ErrorCatalogue(new ObjectMapper(new YAMLFactory())
                    .readValue(in, File.class)
                    .errors());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every code there is.
    public Set<String> codes() {
        return entries.keySet();
    }

    /// The HTTP status of a code.
    public int status(ErrorCode code) {
        return entry(code).status();
    }

    /// The problem detail of a code in the best of the caller's languages; English where none fits.
    public Problem problem(
            ErrorCode code, Object[] arguments, List<FieldError> fields, String traceId, List<Locale> languages) {
        Entry entry = entry(code);
        return new Problem(
                TYPE_PREFIX + code.code(),
                text(entry.title(), languages),
                entry.status(),
                new MessageFormat(quoted(text(entry.detail(), languages)), Locale.ROOT).format(arguments),
                code.code(),
                traceId,
                fields);
    }

    private Entry entry(ErrorCode code) {
        Entry entry = entries.get(code.code());
        if (entry == null) {
            throw new IllegalStateException(code.code() + " is not in contracts/errors.yaml");
        }
        return entry;
    }

    private static String text(Map<String, String> texts, List<Locale> languages) {
        for (Locale language : languages) {
            String text = texts.get(language.getLanguage());
            if (text != null) {
                return text;
            }
        }
        return texts.get("en");
    }

    /// MessageFormat reads an apostrophe as a quote; the catalogue's authors should not have to know.
    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    record File(Map<String, Entry> errors) {}

    record Entry(int status, Map<String, String> title, Map<String, String> detail) {}
}
