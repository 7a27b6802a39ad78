package io.incubator.ai.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PricesTest {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    @Test
    void tenThousandUsageRecordsCostExactlyWhatDecimalsSay() {
        Random random = new Random(20261121);
        for (int i = 0; i < 10_000; i++) {
            Prices prices = new Prices(
                    price(random), price(random), price(random), price(random), price(random), price(random));
            TokenUsage usage = new TokenUsage(
                    tokens(random), tokens(random), tokens(random), tokens(random), tokens(random), random.nextInt(10));

            BigDecimal exact = part(usage.input(), prices.input())
                    .add(part(usage.cached(), prices.cached()))
                    .add(part(usage.cacheWrite(), prices.cacheWrite()))
                    .add(part(usage.output(), prices.output()))
                    .add(part(usage.reasoning(), prices.reasoning()))
                    .add(BigDecimal.valueOf(usage.calls()).multiply(BigDecimal.valueOf(prices.call())));

            assertThat(prices.cost(usage))
                    .as("%s at %s", usage, prices)
                    .isEqualTo(exact.setScale(0, RoundingMode.CEILING).longValueExact());
        }
    }

    @Test
    void noUseWithinTheBoundCostsMoreThanTheBound() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Prices prices = new Prices(
                    price(random), price(random), price(random), price(random), price(random), price(random));
            TokenUsage usage =
                    new TokenUsage(tokens(random), tokens(random), tokens(random), tokens(random), tokens(random), 1);
            long input = usage.input() + usage.cached() + usage.cacheWrite();
            long output = usage.output() + usage.reasoning();

            assertThat(prices.cost(usage)).isLessThanOrEqualTo(prices.bound(input, output, 1));
        }
    }

    @Test
    void aPublishedPriceListIsChargedToTheNanoDollar() {
        // $2.50 read, $1.25 cached, $10 written a million
        Prices prices = new Prices(2_500_000_000L, 1_250_000_000L, 2_500_000_000L, 10_000_000_000L, 10_000_000_000L, 0);

        assertThat(prices.cost(new TokenUsage(1, 0, 0, 0, 0, 1))).isEqualTo(2_500);
        assertThat(prices.cost(new TokenUsage(60, 40, 0, 15, 5, 1))).isEqualTo(150_000 + 50_000 + 150_000 + 50_000);
        assertThat(new Prices(1, 0, 0, 0, 0, 0).cost(new TokenUsage(1, 0, 0, 0, 0, 0)))
                .as("rounded up once")
                .isEqualTo(1);
    }

    private static BigDecimal part(long count, long price) {
        return BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(price)).divide(MILLION);
    }

    private static long price(Random random) {
        return random.nextLong(100_000_000_000L);
    }

    private static long tokens(Random random) {
        return random.nextLong(2_000_000);
    }
}
