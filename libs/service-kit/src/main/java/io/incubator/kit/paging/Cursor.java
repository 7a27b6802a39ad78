package io.incubator.kit.paging;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The place in a sorted list where a page ends: the sort keys of its last row. Opaque to callers; it carries no right,
/// as every query is bound to the tenant anyway.
public final class Cursor {
    private static final String SEPARATOR = "\u001f";
    /// In a key, for a separator; `%25` is a percent sign.
    private static final String ESCAPED = "%1f";

    /// What every cursor begins with, so that a text that happens to decode is not taken for one.
    private static final String MARK = "k1";

    private final List<String> keys;

    private Cursor(List<String> keys) {
        this.keys = keys;
    }

    /// A cursor of sort keys, the unique one last.
    public static Cursor of(Object... keys) {
        return new Cursor(Arrays.stream(keys).map(Object::toString).toList());
    }

    /// Reads what [#encode()] wrote.
    ///
    /// @param keys how many sort keys the list has
    /// @throws ProblemException `invalid-cursor`
    public static Cursor decode(String text, int keys) {
        try {
            String joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> parts = List.of(joined.split(SEPARATOR, -1));
            if (parts.size() == keys + 1 && parts.getFirst().equals(MARK)) {
                return new Cursor(parts.stream().skip(1).map(Cursor::unescaped).toList());
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        throw invalid();
    }

    /// The opaque text handed to callers.
    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Stream.concat(Stream.of(MARK), keys.stream().map(Cursor::escaped))
                        .collect(Collectors.joining(SEPARATOR))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /// The key at a position, as text.
    public String text(int position) {
        return keys.get(position);
    }

    /// The key at a position, as an id.
    public UUID uuid(int position) {
        return parse(position, UUID::fromString);
    }

    /// The key at a position, as an instant.
    public Instant instant(int position) {
        return parse(position, Instant::parse);
    }

    /// The key at a position, as a number.
    public long number(int position) {
        return parse(position, Long::valueOf);
    }

    private <T> T parse(int position, Function<String, T> parser) {
        try {
            return parser.apply(keys.get(position));
        } catch (IllegalArgumentException | DateTimeException foreign) {
            throw invalid();
        }
    }

    private static String escaped(String key) {
        return key.replace("%", "%25").replace(SEPARATOR, ESCAPED);
    }

    private static String unescaped(String key) {
        return key.replace(ESCAPED, SEPARATOR).replace("%25", "%");
    }

    private static ProblemException invalid() {
        return new ProblemException(CommonError.INVALID_CURSOR)
                .withField("cursor", "format", "is not a cursor of this list");
    }
}
