package io.incubator.ai.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.ai.registry.Dialect;
import io.incubator.ai.registry.Target;
import io.incubator.ai.usage.Prices;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JsonRequestTest {
    private static final Target TARGET = new Target(
            UUID.randomUUID(),
            "fast",
            "vendor/\"model\"",
            "p",
            Dialect.OPENAI,
            URI.create("https://x.example/v1"),
            Optional.empty(),
            Set.of(),
            1000,
            100,
            Prices.FREE,
            false);

    private static String rewritten(String body, long limit, boolean usage) {
        return JsonRequest.read(Buffer.buffer(body))
                .rewritten(TARGET, Endpoint.CHAT, limit, usage)
                .toString();
    }

    @Test
    void onlyTheNameOfTheModelChanges() {
        String body =
                "{ \"messages\" : [{\"model\":\"inner\",\"x\":\"你好 \\u00e9\"}],\n \"model\" : \"fast\" , \"odd\":1e5 }\n";

        assertThat(rewritten(body, 0, false)).isEqualTo(body.replace("\"fast\"", "\"vendor/\\\"model\\\"\""));
    }

    @Test
    void usageIsAskedForWhereItIsNot() {
        assertThat(rewritten("{\"model\":\"fast\",\"stream\":true}", 0, true))
                .isEqualTo(
                        "{\"model\":\"vendor/\\\"model\\\"\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
        assertThat(rewritten("{\"stream_options\":{\"include_usage\":false},\"model\":\"fast\"}", 0, true))
                .isEqualTo("{\"stream_options\":{\"include_usage\":true},\"model\":\"vendor/\\\"model\\\"\"}");
        assertThat(rewritten("{\"model\":\"fast\",\"stream_options\":null,\"a\":1}", 0, true))
                .isEqualTo("{\"model\":\"vendor/\\\"model\\\"\",\"stream_options\":{\"include_usage\":true},\"a\":1}");
        String asked = "{\"model\":\"fast\",\"stream_options\":{\"include_usage\":true}}";
        assertThat(rewritten(asked, 0, true)).isEqualTo(asked.replace("\"fast\"", "\"vendor/\\\"model\\\"\""));
    }

    @Test
    void whatIsNoFlagIsRefusedAndNothingInsideItIsTakenForAField() {
        for (String odd : new String[] {"[{}]", "{\"model\":\"other\"}", "\"true\"", "1"}) {
            for (String flag : new String[] {"stream", "background"}) {
                assertThatThrownBy(() ->
                                JsonRequest.read(Buffer.buffer("{\"model\":\"fast\",\"" + flag + "\":" + odd + "}")))
                        .isInstanceOfSatisfying(ApiException.class, refused -> {
                            assertThat(refused.error().code()).isEqualTo("invalid_type");
                            assertThat(refused.error().param()).isEqualTo(flag);
                        });
            }
        }
        assertThat(rewritten("{\"stream_options\":[{\"model\":\"other\"}],\"model\":\"fast\"}", 0, true))
                .isEqualTo("{\"stream_options\":{\"include_usage\":true},\"model\":\"vendor/\\\"model\\\"\"}");
    }

    @Test
    void theAnswerIsLimitedWhereTheCallerDidNotLimitIt() {
        assertThat(rewritten("{\"model\":\"fast\"}", 100, false)).endsWith(",\"max_completion_tokens\":100}");
        assertThat(rewritten("{\"model\":\"fast\",\"max_tokens\":7}", 100, false))
                .doesNotContain("100");
    }

    @Test
    void whatMattersForTheBoundIsRead() {
        JsonRequest request = JsonRequest.read(
                Buffer.buffer(
                        "{\"model\":\"fast\",\"n\":3,\"max_completion_tokens\":50,\"stream\":true,\"stream_options\":{\"include_usage\":true}}"));

        assertThat(request.answers()).isEqualTo(3);
        assertThat(request.outputLimit()).isEqualTo(50);
        assertThat(request.stream()).isTrue();
        assertThat(request.asksForUsage()).isTrue();
        assertThat(request.refersElsewhere()).isFalse();
        for (String elsewhere : new String[] {
            "\"messages\":[{\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://x\"}}]}]",
            "\"previous_response_id\":\"resp_1\"",
            "\"tools\":[{\"type\":\"web_search_preview\"}]"
        }) {
            assertThat(JsonRequest.read(Buffer.buffer("{\"model\":\"fast\"," + elsewhere + "}"))
                            .refersElsewhere())
                    .as(elsewhere)
                    .isTrue();
        }
    }

    @Test
    void whatCouldBeReadInTwoWaysIsRefused() {
        for (String body : new String[] {
            "{\"model\":\"fast\",\"model\":\"dear\"}",
            "{\"model\":7}",
            "{}",
            "[]",
            "{\"model\":\"fast\"} x",
            "{\"model\":\"fast\",\"max_tokens\":-1}",
            "{\"model\":\"fast\",\"n\":0}",
            "{\"model\":\"fast\"",
            ""
        }) {
            assertThatThrownBy(() -> JsonRequest.read(Buffer.buffer(body)))
                    .as(body)
                    .isInstanceOf(ApiException.class);
        }
    }
}
