package io.incubator.project.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,  -,  V
            V,  -,  V01
            -,  V,  Uzz0z
            A,  C,  B
            A,  B,  AV
            A,  A1, A0V
            A0V, A1, A0k
            Az, B,  AzV
            """)
    void theMiddleIsFoundDigitByDigit(String low, String high, String expected) {
        String place = Rank.between(low, high);

        assertThat(low == null || low.compareTo(place) < 0).isTrue();
        assertThat(high == null || place.compareTo(high) < 0).isTrue();
        if (low != null && high != null) {
            assertThat(place).isEqualTo(expected);
        }
    }

    @Test
    void tenThousandAtEitherEndStayShort() {
        String last = null;
        String first = Rank.between(null, null);
        for (int i = 0; i < 10_000; i++) {
            String next = Rank.between(last, null);
            assertThat(last == null || last.compareTo(next) < 0).isTrue();
            String previous = Rank.between(null, first);
            assertThat(previous.compareTo(first)).isNegative();
            last = next;
            first = previous;
        }
        assertThat(last).hasSizeLessThanOrEqualTo(6);
        assertThat(first).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void anyOrderOfInsertionsGivesATotalOrder() {
        Random random = new Random(7);
        List<String> places = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            int at = random.nextInt(places.size() + 1);
            String low = at == 0 ? null : places.get(at - 1);
            String high = at == places.size() ? null : places.get(at);
            places.add(at, Rank.between(low, high));
        }
        assertThat(places).isSortedAccordingTo(Comparator.naturalOrder()).doesNotHaveDuplicates();
        assertThat(places).noneMatch(place -> place.endsWith("0"));
    }

    @Test
    void alwaysTheSameGapLastsSomeTwoHundredMoves() {
        String low = "A";
        String high = "B";
        int moves = 0;
        while (high.length() <= Rank.MAX_LENGTH) {
            high = Rank.between(low, high);
            moves++;
        }
        assertThat(moves).isGreaterThan(180);
    }

    @Test
    void whatIsSpreadKeepsItsOrderAndItsBounds() {
        for (String[] bounds :
                new String[][] {{null, null}, {"A", "B"}, {null, "01"}, {"zzzzzz", null}, {"A", "A01"}}) {
            List<String> places = Rank.spread(bounds[0], bounds[1], 65);

            assertThat(places)
                    .hasSize(65)
                    .isSortedAccordingTo(Comparator.naturalOrder())
                    .doesNotHaveDuplicates()
                    .allMatch(place -> bounds[0] == null || bounds[0].compareTo(place) < 0)
                    .allMatch(place -> bounds[1] == null || place.compareTo(bounds[1]) < 0)
                    .allMatch(place -> place.length() < 20);
        }
    }

    @Test
    void nothingIsBetweenNeighboursInTheWrongOrder() {
        assertThatThrownBy(() -> Rank.between("B", "A")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rank.between("A", "A")).isInstanceOf(IllegalArgumentException.class);
    }
}
