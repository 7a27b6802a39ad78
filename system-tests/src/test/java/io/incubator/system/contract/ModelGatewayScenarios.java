package io.incubator.system.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How vendors' clients call `/v1`.
final class ModelGatewayScenarios {
    private static final String BOUNDARY = "7MA4YWxkTrZu0gW";
    /// The content type of [#form].
    static final String FORM = "multipart/form-data; boundary=" + BOUNDARY;

    private ModelGatewayScenarios() {}

    static Map<String, Scenario> all() {
        Map<String, Scenario> all = new TreeMap<>();
        for (String path : List.of(
                "/chat/completions",
                "/completions",
                "/responses",
                "/embeddings",
                "/moderations",
                "/images/generations",
                "/audio/speech",
                "/messages",
                "/messages/count_tokens")) {
            all.put("POST /v1" + path, (_, _) -> Call.to("/v1" + path, question()));
        }
        for (String path : List.of("/images/edits", "/audio/transcriptions", "/audio/translations")) {
            all.put(
                    "POST /v1" + path,
                    (_, _) -> Call.to("/v1" + path, form(ModelAccess.MODEL)).with("Content-Type", FORM));
        }
        all.put("GET /v1/models", (_, _) -> Call.to("/v1/models"));
        all.put("GET /v1/models/{model}", (_, _) -> Call.to("/v1/models/" + ModelAccess.MODEL));
        passedThrough(all, "/v1/files", "file");
        passedThrough(all, "/v1/batches", "batch");
        passedThrough(all, "/v1/fine_tuning/jobs", "job");
        return all;
    }

    private static void passedThrough(Map<String, Scenario> all, String path, String name) {
        all.put("GET " + path, (_, _) -> atVendor(Call.to(path)));
        all.put("POST " + path, (_, _) -> atVendor(Call.to(path, Map.of("purpose", "a test"))));
        all.put("GET " + path + "/{" + name + "}", (_, _) -> atVendor(Call.to(path + "/one")));
    }

    private static Call atVendor(Call call) {
        return call.with(ModelAccess.CHOICE, ModelAccess.PROVIDER);
    }

    /// As much as any of the endpoints asks for.
    private static Map<String, Object> question() {
        return Map.of(
                "model",
                ModelAccess.MODEL,
                "messages",
                List.of(Map.of("role", "user", "content", "Good morning")),
                "input",
                "Good morning",
                "prompt",
                "Good morning",
                "max_tokens",
                10);
    }

    /// A form with a file that names a model.
    static String form(String model) {
        return """
                --%1$s\r
                Content-Disposition: form-data; name="model"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="a.wav"\r
                Content-Type: audio/wav\r
                \r
                RIFF\r
                --%1$s--\r
                """.formatted(BOUNDARY, model);
    }
}
