package io.incubator.ai;

import io.incubator.local.process.FreePorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A provider that speaks the wire formats OpenAI and Anthropic publish, and fails in the way the model it is asked for
/// is named after.
public class ScriptedUpstream implements QuarkusTestResourceLifecycleManager {
    private static final int HUGE = 100 << 20;
    private static final int PIECE = 1 << 20;
    /// How many events a counting stream has.
    static final int COUNTED = 30;
    /// How many of them wait for each other before they count; more by the environment's `STREAMS`.
    static final int CROWD = Integer.parseInt(System.getenv().getOrDefault("STREAMS", "2500"));
    private static final List<Seen> SEEN = new CopyOnWriteArrayList<>();
    private static final AtomicInteger RESETS = new AtomicInteger();
    private static final List<Runnable> CROWDED = new CopyOnWriteArrayList<>();
    private static int port;
    private static int thirdPartyPort;

    private Vertx vertx;
    private HttpServer server;

    /// A request as it came.
    record Seen(String path, String authorization, String idempotencyKey, String body) {
        JsonObject json() {
            return new JsonObject(body);
        }
    }

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        server = vertx.createHttpServer(new HttpServerOptions().setTcpNoDelay(true))
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        port = server.actualPort();
        thirdPartyPort = FreePorts.next();
        return Map.of(
                "local.models",
                "127.0.0.1:" + port + ",127.0.0.1:" + thirdPartyPort,
                "master.keys",
                "k1:" + Base64.getEncoder().encodeToString(new byte[32]));
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// The base URL to register.
    static String url() {
        return "http://127.0.0.1:" + port + "/v1";
    }

    /// Where a test may start a provider of its own, which the service is allowed to call.
    static int thirdPartyPort() {
        return thirdPartyPort;
    }

    /// What was asked for a model, the newest last.
    static List<Seen> seen(String model) {
        return SEEN.stream()
                .filter(seen -> seen.body().contains("\"" + model + "\""))
                .toList();
    }

    /// Answers that were given up because whoever asked left.
    static int resets() {
        return RESETS.get();
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Seen seen = new Seen(
                    request.path(),
                    request.getHeader("authorization"),
                    request.getHeader("idempotency-key"),
                    body.toString());
            SEEN.add(seen);
            request.response().exceptionHandler(_ -> {});
            request.response().closeHandler(_ -> {
                if (!request.response().ended()) {
                    RESETS.incrementAndGet();
                }
            });
            switch (request.path()) {
                case "/v1/chat/completions" -> chat(seen.json(), request.response());
                case "/v1/embeddings" -> json(request.response(), embedding(seen.json()));
                case "/v1/audio/speech" ->
                    request.response().putHeader("content-type", "audio/mpeg").end(Buffer.buffer(new byte[4096]));
                case "/v1/audio/transcriptions" ->
                    json(
                            request.response(),
                            "{\"text\":\"hello\",\"usage\":{\"type\":\"tokens\",\"input_tokens\":14,\"output_tokens\":3}}");
                case "/v1/images/generations" ->
                    json(
                            request.response(),
                            "{\"created\":1,\"data\":[{\"b64_json\":\"AA==\"},{\"b64_json\":\"AA==\"}]}");
                case "/v1/responses" -> responses(seen.json(), request.response());
                case "/v1/messages" -> messages(request.response());
                case "/v1/files" -> json(request.response(), "{\"object\":\"list\",\"data\":[]}");
                default -> request.response().setStatusCode(404).end();
            }
        });
    }

    private void chat(JsonObject body, HttpServerResponse response) {
        String model = body.getString("model");
        switch (model) {
            case "hang" -> {}
            case "limited" ->
                response.setStatusCode(429)
                        .putHeader("retry-after", "7")
                        .putHeader("x-request-id", "req-limited")
                        .putHeader("x-ratelimit-remaining-requests", "0")
                        .putHeader("content-type", "application/json")
                        .end(
                                "{\"error\":{\"message\":\"slow down\",\"type\":\"requests\",\"code\":\"rate_limit_exceeded\"}}");
            case "broken" -> response.setStatusCode(500).end("secret stack trace");
            case "unauthorised" -> response.setStatusCode(401).end("{\"error\":{\"message\":\"bad key sk-123\"}}");
            case "picky" ->
                response.setStatusCode(400)
                        .putHeader("content-type", "application/json")
                        .end(
                                "{\"error\":{\"message\":\"no such field\",\"type\":\"invalid_request_error\",\"param\":\"foo\",\"code\":\"bad\"}}");
            case "elsewhere" ->
                response.setStatusCode(302)
                        .putHeader("location", "http://169.254.169.254/latest")
                        .end();
            case "wrong-type" -> response.putHeader("content-type", "text/html").end("<html>hello</html>");
            case "huge" -> huge(response);
            case "silent" -> json(response, "{\"id\":\"c\",\"object\":\"chat.completion\",\"choices\":[]}");
            default -> {
                if (ScriptedPlannerModel.knows(body)) {
                    ScriptedPlannerModel.answer(body, response);
                } else if (ScriptedConversation.knows(body)) {
                    ScriptedConversation.answer(body, response);
                } else if (body.getBoolean("stream", false)) {
                    stream(model, body, response);
                } else {
                    json(response, completion(model, "You said: " + lastMessage(body)));
                }
            }
        }
    }

    /// The last thing that was said to it.
    static String lastMessage(JsonObject body) {
        JsonArray messages = body.getJsonArray("messages");
        return messages.getJsonObject(messages.size() - 1).getString("content");
    }

    /// A whole answer.
    static String completion(String model, String words) {
        return new JsonObject()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion")
                .put("created", 1)
                .put("model", model)
                .put(
                        "choices",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("index", 0)
                                        .put("finish_reason", "stop")
                                        .put(
                                                "message",
                                                new JsonObject()
                                                        .put("role", "assistant")
                                                        .put("content", words))))
                .put("usage", usage())
                .encode();
    }

    /// Two numbers, as a list or as the bytes of two floats, as the client asks.
    private static String embedding(JsonObject body) {
        String numbers = "base64".equals(body.getString("encoding_format")) ? "\"AAAAPwAAgD4=\"" : "[0.5,0.25]";
        return """
                {"object":"list","model":"e","data":[{"object":"embedding","index":0,"embedding":%s}],
                 "usage":{"prompt_tokens":7,"total_tokens":7}}""".formatted(numbers);
    }

    static JsonObject usage() {
        return new JsonObject()
                .put("prompt_tokens", 100)
                .put("completion_tokens", 20)
                .put("total_tokens", 120)
                .put("prompt_tokens_details", new JsonObject().put("cached_tokens", 40))
                .put("completion_tokens_details", new JsonObject().put("reasoning_tokens", 5));
    }

    private void stream(String model, JsonObject body, HttpServerResponse response) {
        response.setChunked(true).putHeader("content-type", "text/event-stream");
        String first = chunk("Hel");
        switch (model) {
            case "cut" -> {
                response.write("data: " + first + "\n\n");
                response.write("data: {\"choices\":[{\"delta\":{\"conte");
                vertx.setTimer(50, _ -> response.reset());
            }
            case "unfinished" -> response.end("data: " + first + "\n\n");
            case "malformed" -> {
                response.write("data: " + first + "\n\n");
                response.end("data: {\"choices\": oops}\n\ndata: [DONE]\n\n");
            }
            case "trickle" -> {
                response.write("data: " + first + "\n\n");
                vertx.setPeriodic(200, timer -> {
                    if (response.closed()) {
                        vertx.cancelTimer(timer);
                    } else {
                        response.write("data: " + first + "\n\n");
                    }
                });
            }
            case "counting" -> crowd(() -> count(response, 0));
            case "stall" -> response.write("data: " + first + "\n\n");
            default -> {
                response.write("data: " + first + "\n");
                vertx.setTimer(20, _ -> {
                    response.write("\ndata: " + chunk("lo") + "\n\ndata: " + chunk(null) + "\n\n");
                    JsonObject options = body.getJsonObject("stream_options");
                    if (options != null && options.getBoolean("include_usage", false)) {
                        response.write("data: "
                                + new JsonObject()
                                        .put("object", "chat.completion.chunk")
                                        .put("choices", new JsonArray())
                                        .put("usage", usage())
                                        .encode()
                                + "\n\n");
                    }
                    response.end("data: [DONE]\n\n");
                });
            }
        }
    }

    /// Streams that were open at the same time.
    static int mostAtOnce() {
        return CROWDED.size();
    }

    /// Begins when everybody is there; who comes later, for a call was tried again, begins at once.
    private static synchronized void crowd(Runnable begin) {
        CROWDED.add(begin);
        if (CROWDED.size() == CROWD) {
            CROWDED.forEach(Runnable::run);
        } else if (CROWDED.size() > CROWD) {
            begin.run();
        }
    }

    private void count(HttpServerResponse response, int from) {
        if (from == COUNTED) {
            response.end("data: " + chunk(null) + "\n\ndata: [DONE]\n\n");
            return;
        }
        response.write("data: " + chunk(Integer.toString(from)) + "\n\n");
        vertx.setTimer(5, _ -> count(response, from + 1));
    }

    private static String chunk(String text) {
        return new JsonObject()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion.chunk")
                .put("created", 1)
                .put("model", "m")
                .put(
                        "choices",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("index", 0)
                                        .put(
                                                "delta",
                                                text == null ? new JsonObject() : new JsonObject().put("content", text))
                                        .put("finish_reason", text == null ? "stop" : null)))
                .encode();
    }

    private static void responses(JsonObject body, HttpServerResponse response) {
        String whole = """
                {"id":"resp_1","object":"response","created_at":1,"status":"completed","model":"m","output":[],
                 "tools":[{"type":"function","parameters":{"properties":{"usage":{"input_tokens":0,"output_tokens":0}}}}],
                 "usage":{"input_tokens":50,"output_tokens":10,"total_tokens":60}}""".replace("\n", "");
        if (!body.getBoolean("stream", false)) {
            json(response, whole);
            return;
        }
        response.putHeader("content-type", "text/event-stream")
                .end("event: response.created\ndata: {\"type\":\"response.created\"}\n\n"
                        + "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":" + whole
                        + "}\n\n");
    }

    private static void messages(HttpServerResponse response) {
        json(response, """
                {"id":"msg_1","type":"message","role":"assistant","model":"c","stop_reason":"end_turn",
                 "content":[{"type":"text","text":"hi"}],
                 "usage":{"input_tokens":10,"cache_read_input_tokens":30,"cache_creation_input_tokens":20,"output_tokens":4}}""");
    }

    private static void huge(HttpServerResponse response) {
        response.setChunked(true).putHeader("content-type", "application/json").write("{\"x\":\"");
        Buffer piece = Buffer.buffer("y".repeat(PIECE));
        int[] left = {HUGE / PIECE};
        Runnable[] more = new Runnable[1];
        more[0] = () -> {
            while (left[0] > 0 && !response.writeQueueFull() && !response.closed()) {
                left[0]--;
                response.write(piece);
            }
            if (left[0] > 0) {
                response.drainHandler(_ -> more[0].run());
            } else if (!response.closed()) {
                response.end("\"}");
            }
        };
        more[0].run();
    }

    static void json(HttpServerResponse response, String body) {
        response.putHeader("content-type", "application/json")
                .putHeader("x-request-id", "req-1")
                .end(body);
    }
}
