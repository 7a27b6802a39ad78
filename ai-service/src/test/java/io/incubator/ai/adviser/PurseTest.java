package io.incubator.ai.adviser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.ai.planner.counsel.Counsel;
import io.incubator.ai.planner.counsel.NoAnswerException;
import io.incubator.ai.usage.Prices;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurseTest {
    /// A nano-dollar for a token read, ten for one written.
    private static final Prices PRICES = new Prices(1_000_000, 0, 0, 10_000_000, 0, 0);

    @Test
    void whatACallDidNotUseIsThereForTheNext() {
        Purse purse = new Purse(PRICES, 1_000, 1_000_000);
        Purse.Share first = purse.take(500, 400);
        assertThatThrownBy(() -> purse.take(100, 100))
                .isInstanceOf(NoAnswerException.class)
                .hasMessage("limit");

        purse.settle(first, 50, 40);

        Purse.Share second = purse.take(500, 400);
        purse.settle(second, 500, 400);
        assertThat(purse.use()).isEqualTo(new Counsel.Use(2, 550, 440, 550 + 4_400));
    }

    @Test
    void moneyIsALimitOfItsOwn() {
        Purse purse = new Purse(PRICES, 1_000_000, 4_000);
        purse.take(0, 300);

        assertThatThrownBy(() -> purse.take(0, 101)).hasMessage("limit");
        assertThat(purse.take(0, 100)).isNotNull();
    }

    @Test
    void callsMadeAtOnceKeepTheLimit() {
        Purse purse = new Purse(PRICES, 1_000, 1_000_000);

        long granted = IntStream.range(0, 100)
                .parallel()
                .filter(_ -> {
                    try {
                        purse.take(60, 40);
                        return true;
                    } catch (NoAnswerException _) {
                        return false;
                    }
                })
                .count();

        assertThat(granted).isEqualTo(10);
    }
}
