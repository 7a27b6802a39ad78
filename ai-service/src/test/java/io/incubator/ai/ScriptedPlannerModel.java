package io.incubator.ai;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// What the scripted provider says to the planner, as models whose names begin with `adviser`. `adviser-rambling` chats
/// before it answers, and does as asked once it was told.
final class ScriptedPlannerModel {
    private ScriptedPlannerModel() {}

    static boolean knows(JsonObject body) {
        return body.getString("model").startsWith("adviser");
    }

    static void answer(JsonObject body, HttpServerResponse response) {
        String model = body.getString("model");
        String question = ScriptedUpstream.lastMessage(body);
        boolean rambles = model.equals("adviser-rambling") && !question.contains("Answer again");
        String answer = rambles
                ? "Well, that depends on many things."
                : answer(question).encode();
        ScriptedUpstream.json(response, ScriptedUpstream.completion(model + "-2026-11", answer));
    }

    private static JsonObject reading(String clause) {
        boolean seal = clause.contains("seal");
        return new JsonObject()
                .put("clause", clause)
                .put("intent", seal ? "use" : "unknown")
                .put("subject", seal ? "MariaDB" : "")
                .put("value", "");
    }

    private static JsonObject answer(String question) {
        JsonObject material =
                new JsonObject(question.substring(question.indexOf("<data>") + 6, question.indexOf("</data>")));
        if (material.containsKey("open")) {
            return new JsonObject()
                    .put(
                            "findings",
                            new JsonArray()
                                    .add(new JsonObject()
                                            .put("key", "budget")
                                            .put("value", "low")
                                            .put("quote", "turn every coin over twice")));
        }
        if (material.containsKey("clauses")) {
            return new JsonObject()
                    .put(
                            "readings",
                            new JsonArray(material.getJsonArray("clauses").stream()
                                    .map(clause -> reading(clause.toString()))
                                    .toList()));
        }
        if (material.containsKey("modules")) {
            return new JsonObject()
                    .put(
                            "entities",
                            new JsonArray()
                                    .add(new JsonObject()
                                            .put("name", "Boat")
                                            .put("module", "availability")
                                            .put(
                                                    "fields",
                                                    new JsonArray()
                                                            .add("name text!")
                                                            .add("seats integer"))
                                            .put("relations", new JsonArray().add("resource n:1 Resource!"))
                                            .put("quote", "they reserve boats")));
        }
        if (material.containsKey("perspective")) {
            return new JsonObject()
                    .put("concerns", new JsonArray().add("Who looks after it when both are on holiday?"))
                    .put("option", "A")
                    .put("reason", "It asks least of those who run it.");
        }
        return new JsonObject()
                .put("business", "The club gets its bookings early.")
                .put("technology", "One service keeps everything in one database.")
                .put("implementation", "Begin with the calendar of the boats.")
                .put("advice", new JsonArray().add("Show the first version to the members."));
    }
}
