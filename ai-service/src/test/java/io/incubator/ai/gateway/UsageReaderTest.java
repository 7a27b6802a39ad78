package io.incubator.ai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.ai.usage.TokenUsage;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsageReaderTest {

    private static Optional<TokenUsage> read(int piece, String... texts) {
        Map<String, Long> told = UsageReader.numbers();
        for (String text : texts) {
            UsageReader reader = new UsageReader(told);
            Buffer bytes = Buffer.buffer(text);
            for (int at = 0; at < bytes.length(); at += piece) {
                reader.feed(bytes.getBuffer(at, Math.min(bytes.length(), at + piece)));
            }
            assertThat(reader.end()).isTrue();
        }
        return UsageReader.usage(told);
    }

    @Test
    void whatEachVendorCallsItsTokensIsUnderstoodInPiecesOfAnySize() {
        String openai = """
                {"choices":[{"message":{"content":"\\"usage\\":{\\"prompt_tokens\\":1}"}}],
                 "usage":{"prompt_tokens":100,"completion_tokens":20,"prompt_tokens_details":{"cached_tokens":40},
                 "completion_tokens_details":{"reasoning_tokens":5}}}""";
        String deepseek = "{\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":20,\"prompt_cache_hit_tokens\":64}}";
        String responses = """
                {"tools":[{"parameters":{"usage":{"input_tokens":0}}}],"metadata":{"usage":"none"},
                 "usage":{"input_tokens":50,"output_tokens":10,"input_tokens_details":{"cached_tokens":8}}}""";
        for (int piece : new int[] {1, 3, 7, 1000}) {
            assertThat(read(piece, openai)).contains(new TokenUsage(60, 40, 0, 15, 5, 1));
            assertThat(read(piece, deepseek)).contains(new TokenUsage(36, 64, 0, 20, 0, 1));
            assertThat(read(piece, responses)).contains(new TokenUsage(42, 8, 0, 10, 0, 1));
        }
    }

    @Test
    void anthropicsEventsAddUp() {
        assertThat(read(
                        5,
                        "{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":10,\"cache_read_input_tokens\":30,"
                                + "\"cache_creation_input_tokens\":20,\"output_tokens\":1}}}",
                        "{\"type\":\"message_delta\",\"usage\":{\"output_tokens\":42}}"))
                .contains(new TokenUsage(10, 30, 20, 42, 0, 1));
    }

    @Test
    void usageThatCannotBeIsNone() {
        assertThat(read(100, "{\"usage\":{\"prompt_tokens\":1,\"prompt_tokens_details\":{\"cached_tokens\":40}}}"))
                .isEmpty();
        assertThat(read(100, "{\"usage\":null,\"choices\":[]}")).isEmpty();
    }

    @Test
    void eventsAreCutWhereTheyEndHoweverTheyArrive() {
        String stream = "data: {\"a\":1}\n\n: ping\r\n\r\nevent: x\ndata: one\ndata: two\n\ndata: [DONE]\n\n";
        for (int piece : new int[] {1, 2, 3, 5, 100}) {
            List<String> data = new ArrayList<>();
            StringBuilder all = new StringBuilder();
            EventFrames frames = new EventFrames(frame -> {
                data.add(frame.data());
                all.append(frame.bytes());
            });
            Buffer bytes = Buffer.buffer(stream);
            for (int at = 0; at < bytes.length(); at += piece) {
                frames.feed(bytes.getBuffer(at, Math.min(bytes.length(), at + piece)));
            }
            assertThat(data).containsExactly("{\"a\":1}", "", "one\ntwo", "[DONE]");
            assertThat(all).hasToString(stream);
            assertThat(frames.isCut()).isFalse();
        }
    }
}
