package io.incubator.ai.planner.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,200 | 1200",
                "10k | 10000",
                "1.5 million | 1500000",
                "2M | 2000000",
                "five | 5",
                "10万 | 100000",
                "1.5 亿 | 150000000",
                "三 | 3",
                "十 | 10",
                "十五 | 15",
                "二十 | 20",
                "三百五十 | 350",
                "两千 | 2000",
                "三万五千 | 35000",
                "十万 | 100000",
                "半 | 0.5"
            })
    void readsNumbersAsPeopleWriteThem(String text, double expected) {
        assertThat(NumberReader.read(text)).isEqualTo(expected);
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> NumberReader.read("many")).isInstanceOf(IllegalArgumentException.class);
    }
}
