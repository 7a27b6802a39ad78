package io.incubator.ai.planner.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BriefTextTest {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})");

    /// Source files are compiled with their escapes kept, so that invisible characters stay visible here.
    private static String decoded(String escaped) {
        return ESCAPE.matcher(escaped)
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "a\\u0000b, ab",
                "a\\u200Bb\\uFEFF, ab",
                "\\u202Eevil\\u202C text, evil text",
                "a\\uD800b, ab",
                "a\\uE000b, ab",
                "cafe\\u0301, caf\\u00E9",
                "a\\u00A0b, a b",
                "a\\u2028b, a\\u000Ab",
                "\\uDB40\\uDC41tag, tag",
                "\\u1112\\u1161\\u11AB\\u0000, \\uD55C"
            })
    void whatNobodySeesIsDroppedAndTheRestComposed(String source, String plain) {
        assertThat(BriefText.of(decoded(source)).plain()).isEqualTo(decoded(plain));
    }

    @Test
    void aPlaceIsNamedAsItWasInTheTextSent() {
        String source = decoded("\\u200Bcafe\\u0301 \\u0000team of 6");
        BriefText text = BriefText.of(source);
        int start = text.plain().indexOf("team");

        Fact.Span span = text.inSource(new Fact.Span(start, start + 9, "team of 6"));

        assertThat(source.substring(span.start(), span.end())).isEqualTo("team of 6");
    }

    @Test
    void aTextOfMarksOnlyStaysLinear() {
        String marks = decoded("a\\u0301").repeat(50_000) + decoded("\\u0301").repeat(50_000);

        assertThat(BriefText.of(marks).plain()).startsWith(decoded("\\u00E1\\u00E1"));
    }
}
