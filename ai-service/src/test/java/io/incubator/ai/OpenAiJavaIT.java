package io.incubator.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.HttpResponse;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.responses.ResponseCreateParams;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// OpenAI's own client for the JVM, unmodified, against the packaged service.
@Tag("no-broker")
@QuarkusIntegrationTest
class OpenAiJavaIT extends PackagedService {
    private static final Duration SOON = Duration.ofSeconds(60);

    /// What a structured answer is to look like.
    @JsonClassDescription("The weather somewhere")
    record Weather(String city, int degrees) {}

    /// A tool.
    @JsonClassDescription("The weather of a city")
    record weather(String city) {}

    /// A tool.
    @JsonClassDescription("The mean of two numbers")
    record mean(int first, int second) {}

    private static OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(RestAssured.baseURI + ":" + RestAssured.port + "/v1")
                .apiKey(key)
                .maxRetries(0)
                .timeout(SOON)
                .build();
    }

    private static ChatCompletionCreateParams.Builder asks(String model) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage("Good morning");
    }

    @Test
    void aChatAndAStreamAndAStructuredAnswer() {
        OpenAIClient client = client(Models.with("java-1").apiKey);

        ChatCompletion chat = client.chat().completions().create(asks("java-1").build());
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> stream = client.chat()
                .completions()
                .createStreaming(asks("java-1")
                        .streamOptions(ChatCompletionStreamOptions.builder()
                                .includeUsage(true)
                                .build())
                        .build())) {
            stream.stream().forEach(whole::accumulate);
        }
        Weather weather = client.chat()
                .completions()
                .create(asks("java-1").responseFormat(Weather.class).build())
                .choices()
                .getFirst()
                .message()
                .content()
                .orElseThrow();

        assertThat(chat.choices().getFirst().message().content()).contains("You said: Good morning");
        assertThat(chat.usage().orElseThrow().promptTokens()).isEqualTo(100);
        assertThat(whole.chatCompletion().choices().getFirst().message().content())
                .contains("Hello");
        assertThat(whole.chatCompletion().usage().orElseThrow().completionTokens())
                .isEqualTo(20);
        assertThat(weather).isEqualTo(new Weather("Oslo", 7));
    }

    @Test
    void toolsOverThreeTurnsAtOnceAndStreamed() {
        OpenAIClient client = client(Models.with("java-tools-1").apiKey);

        assertThat(converse(client, false)).isEqualTo("The mean is 15.");
        assertThat(converse(client, true)).isEqualTo("The mean is 15.");
    }

    /// Answers the model's calls until it has none left.
    private static String converse(OpenAIClient client, boolean streamed) {
        ChatCompletionCreateParams.Builder request =
                asks("java-tools-1").addTool(weather.class).addTool(mean.class);
        for (int turn = 0; turn < 5; turn++) {
            ChatCompletionMessage message = message(client, request.build(), streamed);
            request.addMessage(message);
            List<ChatCompletionMessageToolCall> calls = message.toolCalls().orElse(List.of());
            if (calls.isEmpty()) {
                assertThat(turn).isEqualTo(2);
                return message.content().orElseThrow();
            }
            calls.stream()
                    .map(ChatCompletionMessageToolCall::asFunction)
                    .forEach(call -> request.addMessage(ChatCompletionToolMessageParam.builder()
                            .toolCallId(call.id())
                            .content(result(call))
                            .build()));
        }
        throw new AssertionError("the model never comes to an end");
    }

    private static ChatCompletionMessage message(
            OpenAIClient client, ChatCompletionCreateParams request, boolean streamed) {
        if (!streamed) {
            return client.chat()
                    .completions()
                    .create(request)
                    .choices()
                    .getFirst()
                    .message();
        }
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(request)) {
            stream.stream().forEach(whole::accumulate);
        }
        return whole.chatCompletion().choices().getFirst().message();
    }

    private static String result(ChatCompletionMessageFunctionToolCall call) {
        return switch (call.function().name()) {
            case "weather" -> {
                String city = call.function().arguments(weather.class).city();
                yield city.equals("Oslo") ? "7" : "23";
            }
            case "mean" -> {
                mean of = call.function().arguments(mean.class);
                yield Integer.toString((of.first() + of.second()) / 2);
            }
            default -> throw new AssertionError(call.function().name());
        };
    }

    @Test
    void everyOtherEndpoint() throws IOException {
        Models models = Models.with("java-many-1");
        OpenAIClient client = client(models.apiKey);

        assertThat(client.embeddings()
                        .create(EmbeddingCreateParams.builder()
                                .model("java-many-1")
                                .input("x")
                                .build())
                        .data()
                        .getFirst()
                        .embedding())
                .containsExactly(0.5f, 0.25f);
        assertThat(client.images()
                        .generate(ImageGenerateParams.builder()
                                .model("java-many-1")
                                .prompt("x")
                                .n(2)
                                .build())
                        .data()
                        .orElseThrow())
                .hasSize(2);
        try (HttpResponse speech = client.audio()
                .speech()
                .create(SpeechCreateParams.builder()
                        .model("java-many-1")
                        .input("x")
                        .voice("alloy")
                        .build())) {
            assertThat(speech.body().readAllBytes()).hasSize(4096);
        }
        assertThat(client.audio()
                        .transcriptions()
                        .create(TranscriptionCreateParams.builder()
                                .model("java-many-1")
                                .file(new byte[1000])
                                .build())
                        .asTranscription()
                        .text())
                .isEqualTo("hello");
        assertThat(client.responses()
                        .create(ResponseCreateParams.builder()
                                .model("java-many-1")
                                .input("x")
                                .build())
                        .usage()
                        .orElseThrow()
                        .inputTokens())
                .isEqualTo(50);
        assertThat(client.models().list().data()).extracting(m -> m.id()).contains("java-many-1");
        assertThat(client.models().retrieve("java-many-1").ownedBy()).isEqualTo("scripted");
        assertThat(client.files().list().data()).isEmpty();
    }

    @Test
    void errorsAreTheClientsOwnAndCarryWhatTheProviderSaid() {
        Models models = Models.with("limited", "picky");
        OpenAIClient client = client(models.apiKey);

        assertThatThrownBy(() -> client("inc_nobody").models().list()).isInstanceOf(UnauthorizedException.class);
        NotFoundException missing = catchThrowableOfType(
                NotFoundException.class,
                () -> client.chat().completions().create(asks("nothing").build()));
        BadRequestException wrong = catchThrowableOfType(
                BadRequestException.class,
                () -> client.chat().completions().create(asks("picky").build()));
        RateLimitException limited = catchThrowableOfType(
                RateLimitException.class,
                () -> client.chat().completions().create(asks("limited").build()));

        assertThat(missing.code()).contains("model_not_found");
        assertThat(wrong.param()).contains("foo");
        assertThat(wrong.getMessage()).contains("no such field");
        assertThat(limited.headers().values("retry-after")).containsExactly("7");
        assertThat(limited.headers().values("x-request-id")).containsExactly("req-limited");
        assertThat(limited.headers().values("x-ratelimit-remaining-requests")).containsExactly("0");
    }

    @Test
    void whoeverClosesTheStreamStopsTheProvider() {
        OpenAIClient client = client(Models.with("trickle").apiKey);
        int before = ScriptedUpstream.resets();

        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(asks("trickle").build())) {
            assertThat(stream.stream().findFirst()).isPresent();
        }

        await().atMost(SOON).until(() -> ScriptedUpstream.resets() > before);
    }
}
