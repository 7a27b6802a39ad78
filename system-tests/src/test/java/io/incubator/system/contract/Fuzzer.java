package io.incubator.system.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.system.Api;
import io.incubator.system.contract.Answers.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One caller who calls anything with anything, and goes on with the ids of what it made: create, read, change, delete.
final class Fuzzer {
    private static final Pattern PARAMETER = Pattern.compile("([^/]+)/\\{[^}]+}");
    private static final int MOST_IDS = 40;

    private final SplittableRandom random;
    private Person caller;
    private final Api models;
    private final List<Operation> operations;
    private final List<String> foreign;
    private final Map<String, List<String>> known = new HashMap<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();

    /// @param models who calls models: another one, lest the provider be called elsewhere or changed
    /// @param operations each as often as it shall be likely
    /// @param foreign ids of another organisation
    Fuzzer(long seed, Person caller, Api models, List<Operation> operations, List<String> foreign) {
        this.random = new SplittableRandom(seed);
        this.caller = caller;
        this.models = models;
        this.operations = operations;
        this.foreign = foreign;
    }

    /// Makes so many calls.
    Fuzzer call(int times) {
        for (int i = 0; i < times; i++) {
            Operation operation = operations.get(random.nextInt(operations.size()));
            double strangeness = random.nextInt(3) == 0 ? 0.15 : 0;
            BodyGenerator generator = new BodyGenerator(random, operation, strangeness);
            String path = path(operation, generator) + query(operation, generator);
            Object body = body(operation, generator);
            Api api = operation.ofModelGateway() ? models : caller.api();
            Outcome outcome =
                    Answers.send(api, operation, new Call(path, body, Map.of()), headers(operation, generator));
            judge(operation, outcome, body);
            if (operation.ofModelGateway()) {
                continue;
            }
            remember(operation, outcome);
            if (outcome.status() == 401 && !operation.anonymous()) {
                caller = caller.again();
            }
        }
        return this;
    }

    Map<Integer, Integer> statuses() {
        return statuses;
    }

    List<String> complaints() {
        return complaints;
    }

    private String body(Operation operation, BodyGenerator generator) {
        if (operation.formSchema().isPresent()) {
            JsonNode fields = linked(generator.of(operation.formSchema().get()));
            return ModelGatewayScenarios.form(fields.path("model").asText());
        }
        return operation
                .bodySchema()
                .map(schema -> linked(generator.of(schema)))
                .map(JsonNode::toString)
                .orElse(null);
    }

    private void judge(Operation operation, Outcome outcome, Object body) {
        statuses.merge(outcome.status(), 1, Integer::sum);
        try {
            if (outcome.status() >= 500) {
                complaints.add(outcome.call() + " answered " + outcome.status() + " to " + body);
            } else if (outcome.status() >= 400 && !operation.path().equals("/api/auth/token")) {
                // what is no address at all goes no further than the edge, which speaks as it does everywhere
                if (outcome.body().contains("\"request-refused\"")) {
                    Answers.problem(outcome, 400);
                } else {
                    Answers.refusal(operation, outcome, outcome.status());
                }
            }
            if (outcome.body().contains(World.CANARY)) {
                complaints.add(outcome.call() + " shows another organisation's rows");
            }
        } catch (AssertionError unkept) {
            complaints.add(unkept.getMessage() + " to " + body);
        }
    }

    /// Ids and models inside a body mostly name something that is there.
    private JsonNode linked(JsonNode body) {
        if (body instanceof ObjectNode object && random.nextInt(10) > 0) {
            if (object.has("model")) {
                object.put("model", ModelAccess.MODEL);
            }
            object.properties().forEach(property -> {
                String name = property.getKey();
                if (name.endsWith("Id") && property.getValue().isTextual()) {
                    List<String> mine = ids(name.substring(0, name.length() - 2) + "s");
                    if (!mine.isEmpty()) {
                        object.put(name, mine.get(random.nextInt(mine.size())));
                    }
                }
            });
        }
        return body;
    }

    private String path(Operation operation, BodyGenerator generator) {
        Matcher matcher = PARAMETER.matcher(operation.path());
        StringBuilder path = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(
                    path, Matcher.quoteReplacement(matcher.group(1) + "/" + id(matcher.group(1), generator)));
        }
        return matcher.appendTail(path).toString();
    }

    private String id(String collection, BodyGenerator generator) {
        List<String> mine = ids(collection);
        return switch (random.nextInt(12)) {
            case 0 -> foreign.get(random.nextInt(foreign.size()));
            case 1 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 2 -> encoded(generator.strangeText());
            default -> mine.isEmpty() ? UUID.randomUUID().toString() : mine.get(random.nextInt(mine.size()));
        };
    }

    private String query(Operation operation, BodyGenerator generator) {
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.queryParameters()) {
            if (random.nextInt(4) == 0) {
                JsonNode value = random.nextInt(3) == 0 ? generator.strange() : generator.of(parameter.path("schema"));
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.path("name").asText())
                        .append('=')
                        .append(encoded(value.isValueNode() ? value.asText() : value.toString()));
            }
        }
        return query.toString();
    }

    private Map<String, String> headers(Operation operation, BodyGenerator generator) {
        Map<String, String> headers = new HashMap<>();
        headers.put(
                ModelAccess.CHOICE, random.nextInt(10) > 0 ? ModelAccess.PROVIDER : printable(generator.strangeText()));
        operation.formSchema().ifPresent(_ -> headers.put("Content-Type", ModelGatewayScenarios.FORM));
        headers.put("Accept", operation.streams() ? "text/event-stream" : "*/*");
        switch (random.nextInt(12)) {
            case 0 -> headers.put("Accept", printable(generator.strangeText()));
            case 1 ->
                headers.put("Accept-Language", random.nextBoolean() ? "zh-CN" : printable(generator.strangeText()));
            case 2 -> headers.put("If-Match", random.nextBoolean() ? "\"1\"" : printable(generator.strangeText()));
            case 3 -> headers.put("If-None-Match", random.nextBoolean() ? "*" : printable(generator.strangeText()));
            case 4 -> headers.put("Idempotency-Key", "key-" + random.nextInt(50));
            case 5 -> headers.put("Last-Event-ID", printable(generator.strangeText()));
            case 6 -> headers.put("traceparent", printable(generator.strangeText()));
            case 7 -> headers.put("Content-Type", printable(generator.strangeText()));
            default -> headers.remove("none");
        }
        return headers;
    }

    private void remember(Operation operation, Outcome outcome) {
        if (outcome.status() / 100 == 2 && outcome.body().startsWith("{")) {
            String[] segments = operation.path().split("/", -1);
            String last = segments[segments.length - 1];
            JsonNode answer = outcome.json();
            if (!last.startsWith("{")) {
                learn(last, answer.path("id").asText());
                answer.path("items").forEach(item -> learn(last, item.path("id").asText()));
            }
        }
    }

    private void learn(String collection, String id) {
        if (!id.isEmpty()) {
            List<String> ids = ids(collection);
            if (ids.size() >= MOST_IDS) {
                ids.remove(random.nextInt(ids.size()));
            }
            ids.add(id);
        }
    }

    private List<String> ids(String collection) {
        return known.computeIfAbsent(collection, _ -> new ArrayList<>());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// What a client can put into a header at all.
    private static String printable(String text) {
        return "x" + text.replaceAll("[^\\x21-\\x7e]", "");
    }
}
