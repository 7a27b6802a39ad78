package io.incubator.ai.planner.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParserTest {
    private static final Map<String, Object> VALUES =
            Map.of("team.size", 4.0, "availability", "high", "features", Set.of("search", "payments"), "live", true);
    private static final Set<String> NAMES = Set.of("team.size", "availability", "features", "live", "unknown.value");

    private static Expression parse(String source) {
        return ExpressionParser.parse(source, NAMES::contains);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "team.size <= 4 and availability >= standard | true",
                "team.size < 4 or live | true",
                "not live or team.size == 5 | false",
                "not (live and team.size > 5) | true",
                "features has search and not (features has chat) | true",
                "features any [chat, payments] | true",
                "availability in [low, critical] | false",
                "known team.size and not known unknown.value | true",
                "unknown.value < 5 | false",
                "unknown.value >= 5 | false",
                "availability == critical | false"
            })
    void conditionsHold(String source, boolean expected) {
        assertThat(parse(source).isTrue(VALUES::get)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * team.size | 9",
                "-0.5 * (team.size - 6) | 1",
                "8 - 2 - 1 | 5",
                "min(3, team.size) + max(1, 2) | 5",
                "log10(1000) / 2 | 1.5",
                "2 * unknown.value | 0",
                "-2 | -2"
            })
    void formulasGiveNumbers(String source, double expected) {
        assertThat(parse(source).number(VALUES::get)).isEqualTo(expected);
    }

    @Test
    void aMisspeltNameIsRefusedWhenRead() {
        assertThatThrownBy(() -> parse("team.sise > 3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("team.sise");
    }

    @Test
    void nonsenseIsRefusedWhenRead() {
        assertThatThrownBy(() -> parse("team.size >")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parse("(live")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parse("live live")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parse("live ? 1")).isInstanceOf(IllegalArgumentException.class);
    }
}
