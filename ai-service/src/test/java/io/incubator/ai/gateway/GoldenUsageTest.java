package io.incubator.ai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.ai.usage.Prices;
import io.incubator.ai.usage.TokenUsage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Ten thousand answers as vendors write them, from the bytes to the nano-dollar. What they cost is worked out a second
/// time, in decimal dollars, from what was written into the answer and not from what was read out of it.
class GoldenUsageTest {
    private static final int RECORDS = 10_000;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /// What a vendor is to bill, and the texts that say so: one of a whole answer, several of a stream.
    private record Golden(long plain, long cached, long written, long output, long reasoning, List<String> texts) {
        BigDecimal dollars(Map<String, BigDecimal> list) {
            return part(plain, list.get("input"))
                    .add(part(cached, list.get("cached")))
                    .add(part(written, list.get("cacheWrite")))
                    .add(part(output, list.get("output")))
                    .add(part(reasoning, list.get("reasoning")))
                    .add(list.get("call"));
        }

        private static BigDecimal part(long tokens, BigDecimal dollarsPerMillion) {
            return dollarsPerMillion.multiply(BigDecimal.valueOf(tokens)).divide(MILLION);
        }
    }

    @Test
    void tenThousandRecordsCostWhatTheirVendorsPriceListSays() {
        Random random = new Random(5);
        for (int i = 0; i < RECORDS; i++) {
            Golden golden = switch (i % 5) {
                case 0 -> chat(random);
                case 1 -> streamedChat(random);
                case 2 -> responses(random);
                case 3 -> deepSeek(random);
                default -> anthropic(random);
            };
            Map<String, BigDecimal> list = Map.of(
                    "input", dollars(random),
                    "cached", dollars(random),
                    "cacheWrite", dollars(random),
                    "output", dollars(random),
                    "reasoning", dollars(random),
                    "call", dollars(random));

            TokenUsage read = UsageReader.usage(read(golden.texts(), 1 + random.nextInt(60)))
                    .orElseThrow();

            assertThat(prices(list).cost(read))
                    .as("record %d: %s", i, golden)
                    .isEqualTo(golden.dollars(list)
                            .movePointRight(9)
                            .setScale(0, RoundingMode.CEILING)
                            .longValueExact());
        }
    }

    private static Map<String, Long> read(List<String> texts, int piece) {
        Map<String, Long> told = UsageReader.numbers();
        for (String text : texts) {
            UsageReader reader = new UsageReader(told);
            Buffer bytes = Buffer.buffer(text);
            for (int at = 0; at < bytes.length(); at += piece) {
                reader.feed(bytes.getBuffer(at, Math.min(bytes.length(), at + piece)));
            }
            assertThat(reader.end()).isTrue();
        }
        return told;
    }

    private static Golden chat(Random random) {
        Golden golden = parts(random, false);
        return with(
                golden,
                List.of(new JsonObject().put("usage", chatUsage(golden, random)).encode()));
    }

    /// Some vendors repeat a running count in every chunk: the last one stands.
    private static Golden streamedChat(Random random) {
        Golden golden = parts(random, false);
        JsonObject early = new JsonObject()
                .put("prompt_tokens", golden.plain() + golden.cached())
                .put("completion_tokens", 0);
        return with(
                golden,
                List.of(
                        new JsonObject()
                                .put("choices", new JsonArray())
                                .putNull("usage")
                                .encode(),
                        new JsonObject().put("usage", early).encode(),
                        new JsonObject()
                                .put("choices", new JsonArray())
                                .put("usage", chatUsage(golden, random))
                                .encode()));
    }

    private static JsonObject chatUsage(Golden golden, Random random) {
        return new JsonObject()
                .put("prompt_tokens", golden.plain() + golden.cached())
                .put("completion_tokens", golden.output() + golden.reasoning())
                .put("total_tokens", 1)
                .put(
                        "prompt_tokens_details",
                        new JsonObject().put("cached_tokens", golden.cached()).put("audio_tokens", random.nextInt(9)))
                .put(
                        "completion_tokens_details",
                        new JsonObject()
                                .put("reasoning_tokens", golden.reasoning())
                                .put("accepted_prediction_tokens", random.nextInt(9))
                                .put("rejected_prediction_tokens", random.nextInt(9)));
    }

    private static Golden responses(Random random) {
        Golden golden = parts(random, false);
        JsonObject usage = new JsonObject()
                .put("input_tokens", golden.plain() + golden.cached())
                .put("input_tokens_details", new JsonObject().put("cached_tokens", golden.cached()))
                .put("output_tokens", golden.output() + golden.reasoning())
                .put("output_tokens_details", new JsonObject().put("reasoning_tokens", golden.reasoning()))
                .put("total_tokens", 1);
        JsonObject whole = new JsonObject().put("usage", usage);
        return with(
                golden,
                random.nextBoolean()
                        ? List.of(whole.encode())
                        : List.of(
                                "{\"type\":\"response.created\",\"response\":{\"usage\":null}}",
                                new JsonObject()
                                        .put("type", "response.completed")
                                        .put("response", whole)
                                        .encode()));
    }

    private static Golden deepSeek(Random random) {
        Golden golden = parts(random, false);
        JsonObject usage = new JsonObject()
                .put("prompt_tokens", golden.plain() + golden.cached())
                .put("completion_tokens", golden.output() + golden.reasoning())
                .put("prompt_cache_hit_tokens", golden.cached())
                .put("prompt_cache_miss_tokens", golden.plain())
                .put("completion_tokens_details", new JsonObject().put("reasoning_tokens", golden.reasoning()));
        if (random.nextBoolean()) {
            usage.put("prompt_tokens_details", new JsonObject().put("cached_tokens", golden.cached()));
        }
        return with(golden, List.of(new JsonObject().put("usage", usage).encode()));
    }

    private static Golden anthropic(Random random) {
        Golden golden = parts(random, true);
        JsonObject start = new JsonObject()
                .put("input_tokens", golden.plain())
                .put("cache_read_input_tokens", golden.cached())
                .put("cache_creation_input_tokens", golden.written())
                .put(
                        "cache_creation",
                        new JsonObject()
                                .put("ephemeral_5m_input_tokens", golden.written())
                                .put("ephemeral_1h_input_tokens", 0))
                .put("output_tokens", 1);
        JsonObject end = new JsonObject().put("output_tokens", golden.output());
        return with(
                golden,
                random.nextBoolean()
                        ? List.of(new JsonObject()
                                .put("usage", start.copy().mergeIn(end))
                                .encode())
                        : List.of(
                                new JsonObject()
                                        .put("type", "message_start")
                                        .put("message", new JsonObject().put("usage", start))
                                        .encode(),
                                new JsonObject()
                                        .put("type", "message_delta")
                                        .put("usage", end)
                                        .encode()));
    }

    private static Golden parts(Random random, boolean anthropic) {
        return new Golden(
                tokens(random),
                tokens(random),
                anthropic ? tokens(random) : 0,
                tokens(random),
                anthropic ? 0 : tokens(random),
                List.of());
    }

    private static Golden with(Golden golden, List<String> texts) {
        return new Golden(
                golden.plain(), golden.cached(), golden.written(), golden.output(), golden.reasoning(), texts);
    }

    /// Often few, seldom many, sometimes none.
    private static long tokens(Random random) {
        return random.nextInt(5) == 0 ? 0 : random.nextInt(1 << (1 + random.nextInt(21)));
    }

    /// Up to 100 dollars, to the nano-dollar.
    private static BigDecimal dollars(Random random) {
        return BigDecimal.valueOf(random.nextLong(100_000_000_000L), 9);
    }

    private static Prices prices(Map<String, BigDecimal> list) {
        return new Prices(
                nanos(list.get("input")),
                nanos(list.get("cached")),
                nanos(list.get("cacheWrite")),
                nanos(list.get("output")),
                nanos(list.get("reasoning")),
                nanos(list.get("call")));
    }

    private static long nanos(BigDecimal dollars) {
        return dollars.movePointRight(9).longValueExact();
    }
}
