package io.incubator.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Many streams at once, under a budget: each gets every event, once, in order, and its end. None begins before all are
/// there.
@Tag("no-broker")
@QuarkusIntegrationTest
class StreamsIT extends PackagedService {
    private static final int STREAMS = ScriptedUpstream.CROWD;
    private static final int PATIENCE_SECONDS = 120;

    @Test
    void thousandsOfStreamsAtOnceLoseNoEvent() throws Exception {
        Models models = Models.with("counting");
        models.created("allowances", """
                {"name":"all","subjectKind":"organisation","measure":"cost","period":"total","amount":1000000000000}""");
        Vertx vertx = Vertx.vertx();
        try {
            HttpClient client = vertx.createHttpClient(
                    new HttpClientOptions().setConnectTimeout(60_000), new PoolOptions().setHttp1MaxSize(STREAMS));

            List<Future<String>> streams = IntStream.range(0, STREAMS)
                    .mapToObj(_ -> stream(client, models))
                    .toList();
            Future.all(streams).toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);

            assertThat(ScriptedUpstream.mostAtOnce()).isGreaterThanOrEqualTo(STREAMS);
            assertThat(streams)
                    .allSatisfy(stream -> assertThat(numbers(stream.result()))
                            .isEqualTo(IntStream.range(0, ScriptedUpstream.COUNTED)
                                    .mapToObj(Integer::toString)
                                    .toList()));
            assertThat(streams).allMatch(stream -> stream.result().endsWith("data: [DONE]\n\n"));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static Future<String> stream(HttpClient client, Models models) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(RestAssured.baseURI + ":" + RestAssured.port + "/v1/chat/completions")
                        .putHeader("Authorization", "Bearer " + models.apiKey)
                        .putHeader("Content-Type", "application/json"))
                .compose(request -> request.send(Models.chat("counting", true).encode()))
                .compose(HttpClientResponse::body)
                .map(body -> body.toString());
    }

    private static List<String> numbers(String events) {
        return events.lines()
                .filter(line -> line.contains("\"content\":\""))
                .map(line -> line.replaceAll(".*\"content\":\"(\\d+)\".*", "$1"))
                .toList();
    }
}
