package io.incubator.ai.planner.brief;

import java.text.Normalizer;
import java.util.Arrays;

/// A text made safe to read: in Unicode's composed form (NFC), without what nobody can see — control and format
/// characters, bidirectional overrides, tags, lone surrogates, private use — and still knowing where each character
/// came from.
final class BriefText {
    private final String plain;
    private final int[] origins;

    private BriefText(String plain, int[] origins) {
        this.plain = plain;
        this.origins = origins;
    }

    /// Cleans a text in one pass. Line breaks and tabs stay, other separators become spaces.
    static BriefText of(String source) {
        StringBuilder plain = new StringBuilder(source.length());
        int[] origins = new int[source.length() + 1];
        boolean composed = Normalizer.isNormalized(source, Normalizer.Form.NFC);
        int at = 0;
        while (at < source.length()) {
            int next = composed ? at + Character.charCount(source.codePointAt(at)) : endOfCluster(source, at);
            String cluster = source.substring(at, next);
            String form = composed ? cluster : Normalizer.normalize(cluster, Normalizer.Form.NFC);
            int before = plain.length();
            form.codePoints().map(BriefText::visible).filter(c -> c >= 0).forEach(plain::appendCodePoint);
            if (plain.length() >= origins.length) {
                origins = Arrays.copyOf(origins, 2 * plain.length());
            }
            Arrays.fill(origins, before, plain.length(), at);
            at = next;
        }
        origins[plain.length()] = source.length();
        return new BriefText(plain.toString(), Arrays.copyOf(origins, plain.length() + 1));
    }

    /// Combining marks and conjoining Hangul belong to the character before them.
    private static int endOfCluster(String source, int start) {
        int end = start + Character.charCount(source.codePointAt(start));
        int most = Math.min(source.length(), start + 64);
        while (end < most) {
            int next = source.codePointAt(end);
            boolean mark = Character.getType(next) == Character.NON_SPACING_MARK
                    || Character.getType(next) == Character.COMBINING_SPACING_MARK
                    || Character.getType(next) == Character.ENCLOSING_MARK;
            if (!mark && !(next >= 0x1160 && next <= 0x11FF)) {
                break;
            }
            end += Character.charCount(next);
        }
        return end;
    }

    private static int visible(int codePoint) {
        if (codePoint == '\n' || codePoint == '\t') {
            return codePoint;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint == '\r' ? '\n' : -1;
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> -1;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
            case Character.SPACE_SEPARATOR -> ' ';
            default -> isInvisible(codePoint) ? -1 : codePoint;
        };
    }

    /// Fillers and variation selectors count as letters or marks but show nothing.
    private static boolean isInvisible(int codePoint) {
        return codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    String plain() {
        return plain;
    }

    /// The same place in the text as it was sent; the quote stays as it was read.
    Fact.Span inSource(Fact.Span span) {
        return span == null ? null : new Fact.Span(origins[span.start()], origins[span.end()], span.quote());
    }
}
