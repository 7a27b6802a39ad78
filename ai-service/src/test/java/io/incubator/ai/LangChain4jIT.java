package io.incubator.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// LangChain4j's client of OpenAI, unmodified, against the packaged service.
@Tag("no-broker")
@QuarkusIntegrationTest
class LangChain4jIT extends PackagedService {
    private static final Duration SOON = Duration.ofSeconds(60);

    /// What a structured answer is to look like.
    record Weather(String city, int degrees) {}

    /// Answers by a schema.
    interface Forecaster {
        Weather forecast(String question);
    }

    /// Has tools to work with.
    interface Assistant {
        String answer(String question);
    }

    /// The same, word by word.
    interface StreamingAssistant {
        TokenStream answer(String question);
    }

    /// The tools.
    static class Tools {
        @Tool("The weather of a city")
        int weather(@P("city") String city) {
            return city.equals("Oslo") ? 7 : 23;
        }

        @Tool("The mean of two numbers")
        int mean(@P("first") int first, @P("second") int second) {
            return (first + second) / 2;
        }
    }

    private static String url() {
        return RestAssured.baseURI + ":" + RestAssured.port + "/v1";
    }

    private static OpenAiChatModel.OpenAiChatModelBuilder model(String key, String name) {
        return OpenAiChatModel.builder()
                .httpClientBuilder(JdkHttpClient.builder())
                .baseUrl(url())
                .apiKey(key)
                .modelName(name)
                .maxRetries(0)
                .timeout(SOON);
    }

    private static OpenAiStreamingChatModel streaming(String key, String name) {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(JdkHttpClient.builder())
                .baseUrl(url())
                .apiKey(key)
                .modelName(name)
                .timeout(SOON)
                .build();
    }

    @Test
    void aChatAStructuredAnswerAndAnEmbedding() {
        String key = Models.with("lc-1").apiKey;

        assertThat(model(key, "lc-1").build().chat("Good morning")).isEqualTo("You said: Good morning");
        Forecaster forecaster = AiServices.create(
                Forecaster.class,
                model(key, "lc-1")
                        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                        .strictJsonSchema(true)
                        .build());
        assertThat(forecaster.forecast("Oslo?")).isEqualTo(new Weather("Oslo", 7));
        assertThat(OpenAiEmbeddingModel.builder()
                        .httpClientBuilder(JdkHttpClient.builder())
                        .baseUrl(url())
                        .apiKey(key)
                        .modelName("lc-1")
                        .build()
                        .embed("x")
                        .content()
                        .vector())
                .containsExactly(0.5f, 0.25f);
    }

    @Test
    void toolsOverThreeTurnsAtOnceAndStreamed() throws Exception {
        String key = Models.with("lc-tools-1").apiKey;
        Assistant assistant = AiServices.builder(Assistant.class)
                .chatModel(model(key, "lc-tools-1").build())
                .chatMemory(MessageWindowChatMemory.withMaxMessages(20))
                .tools(new Tools())
                .build();
        StreamingAssistant streaming = AiServices.builder(StreamingAssistant.class)
                .streamingChatModel(streaming(key, "lc-tools-1"))
                .chatMemory(MessageWindowChatMemory.withMaxMessages(20))
                .tools(new Tools())
                .build();

        assertThat(assistant.answer("How warm is it?")).isEqualTo("The mean is 15.");
        CompletableFuture<ChatResponse> streamed = new CompletableFuture<>();
        streaming
                .answer("How warm is it?")
                .onPartialResponse(_ -> {})
                .onCompleteResponse(streamed::complete)
                .onError(streamed::completeExceptionally)
                .start();
        ChatResponse last = streamed.get(SOON.toSeconds(), TimeUnit.SECONDS);

        assertThat(last.aiMessage().text()).isEqualTo("The mean is 15.");
        // the last of three answers of 20 tokens each
        assertThat(last.tokenUsage().outputTokenCount()).isIn(20, 60);
    }

    @Test
    void errorsAreTheClientsOwn() {
        String key = Models.with("limited", "picky").apiKey;

        assertThatThrownBy(() -> model("inc_nobody", "picky").build().chat("x"))
                .isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> model(key, "nothing").build().chat("x")).isInstanceOf(ModelNotFoundException.class);
        assertThatThrownBy(() -> model(key, "picky").build().chat("x"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("no such field");
        assertThatThrownBy(() -> model(key, "limited").build().chat("x")).isInstanceOf(RateLimitException.class);
    }

    @Test
    void whoeverCancelsStopsTheProvider() throws Exception {
        String key = Models.with("trickle").apiKey;
        int before = ScriptedUpstream.resets();
        CompletableFuture<String> first = new CompletableFuture<>();

        streaming(key, "trickle").chat("x", new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
                first.complete(part.text());
                context.streamingHandle().cancel();
            }

            @Override
            public void onCompleteResponse(ChatResponse whole) {
                first.completeExceptionally(new AssertionError("it never completes"));
            }

            @Override
            public void onError(Throwable error) {
                first.completeExceptionally(error);
            }
        });

        assertThat(first.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo("Hel");
        await().atMost(SOON).until(() -> ScriptedUpstream.resets() > before);
    }
}
