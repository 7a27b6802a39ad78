package io.incubator.ai.planner.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.BriefContext;
import io.incubator.ai.planner.InvalidBriefException;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is sent, reading ends soon, with facts or with a refusal that says why.
class BriefRobustnessTest {
    private static final int SEEDS = 200;
    private static final String[] PIECES = {
        "team of ",
        "five",
        "10万",
        "三百",
        "亿",
        " users ",
        "must not use ",
        "Kubernetes",
        "不能",
        "上云",
        ".",
        "\n",
        "%",
        "99.9",
        "$",
        "((",
        "[a-z]*",
        "\\",
        "\u0000",
        "\u202E",
        "\uD800",
        "\u0301",
        "GDPR",
        "离线",
        "```",
        "{num}",
        "1,,,2",
        "\t"
    };

    private final BriefReader reader = new BriefReader(KnowledgeBase.builtIn());

    @Test
    void randomTextIsReadOrRefused() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            String text = seed % 2 == 0 ? characters(random, 400) : pieces(random, 120);
            try {
                assertSpansLieInside(text, reader.read(Brief.ofText(text)));
            } catch (InvalidBriefException e) {
                assertThat(e.field()).as("seed %d", seed).isEqualTo("text");
            }
        }
    }

    private static void assertSpansLieInside(String text, BriefReader.Reading reading) {
        reading.facts().facts().stream()
                .map(Fact::span)
                .filter(span -> span != null)
                .forEach(span ->
                        assertThat(span.start()).isBetween(0, span.end()).isLessThanOrEqualTo(text.length()));
    }

    private static String characters(Random random, int length) {
        return random.ints(length, 0, 0x30000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String pieces(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @Test
    void aMegabyteIsRefusedAtOnce() {
        String megabyte = characters(new Random(1), 1_000_000);
        long start = System.nanoTime();

        assertThatThrownBy(() -> reader.read(Brief.ofText(megabyte)))
                .isInstanceOfSatisfying(
                        InvalidBriefException.class, e -> assertThat(e.code()).isEqualTo("too-long"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    /// Twice the text may take twice the time; four times would be quadratic. Generous, as machines are busy.
    @ParameterizedTest
    @ValueSource(strings = {"shop with Kubernetes and 五十万 users ", "必须使用", "Java,Kafka,Redis ", "1,", "团队 8 人"})
    void timeGrowsWithTheLength(String part) {
        String small = part.repeat(12_000 / part.length());
        String large = part.repeat(96_000 / part.length()) + ". Team of 77 people.";
        reader.read(Brief.ofText(small));
        long once = timed(small);

        long eightfold = timed(large);

        assertThat(eightfold).isLessThan(40 * Math.max(once, 10_000_000L));
    }

    @Test
    void theEndOfALongTextIsReadToo() {
        assertThat(reader.read(Brief.ofText("A shop. " + "x ".repeat(40_000) + ". Team of 77 people."))
                        .facts()
                        .number("team.size"))
                .isEqualTo(77);
    }

    private long timed(String text) {
        long start = System.nanoTime();
        reader.read(Brief.ofText(text));
        return System.nanoTime() - start;
    }

    @Test
    void gapsInTheContextAreNoFailure() {
        Map<String, Double> skills = new HashMap<>();
        skills.put("java", null);
        BriefContext context = new BriefContext(
                null,
                new BriefContext.Team(3.0, skills, null),
                null,
                null,
                null,
                null,
                null,
                Collections.singletonList(null),
                null,
                null,
                null,
                null,
                Arrays.asList(null, "  "),
                List.of("\u202Emust use Kafka"));

        assertThat(reader.read(new Brief("A shop", "en", context)).facts().number("team.size"))
                .isEqualTo(3);
    }
}
