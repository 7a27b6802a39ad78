package io.incubator.launcher.cli.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.client.Json;
import java.util.List;
import java.util.Map;

/// What is sent for feedback, checked for sense.
record FeedbackBody(String text, Integer satisfaction, Map<String, String> answers, String accept) {

    FeedbackBody {
        if (text == null && satisfaction == null && answers.isEmpty() && accept == null) {
            throw new IllegalArgumentException("Say something: a text, --satisfaction, --answer or --accept");
        }
        if (accept != null && (text != null || satisfaction != null || !answers.isEmpty())) {
            throw new IllegalArgumentException("--accept takes the plan as it is: it goes alone");
        }
        if (satisfaction != null && (satisfaction < 0 || satisfaction > 100)) {
            throw new IllegalArgumentException("--satisfaction is 0 to 100, not " + satisfaction);
        }
    }

    boolean isAcceptance() {
        return accept != null;
    }

    ObjectNode acceptance() {
        ObjectNode body = Json.object();
        return accept.isEmpty() ? body : body.put("optionId", accept);
    }

    ObjectNode of(String parent) {
        ObjectNode body = Json.object().put("parentId", parent);
        if (text != null || satisfaction != null) {
            ObjectNode feedback = body.putObject("feedback");
            if (text != null) {
                feedback.put("text", text);
            }
            if (satisfaction != null) {
                feedback.put("satisfaction", satisfaction);
            }
        }
        if (!answers.isEmpty()) {
            ArrayNode list = body.putArray("answers");
            answers.forEach((question, value) -> add(list.addObject().put("questionId", question), value));
        }
        return body;
    }

    /// Numbers and truth values as such, several values as a list.
    private static void add(ObjectNode answer, String value) {
        JsonNode read = Json.read(value);
        if (read.isNumber() || read.isBoolean()) {
            answer.set("value", read);
        } else if (value.contains(",")) {
            ArrayNode values = answer.putArray("value");
            List.of(value.split(",", -1)).forEach(values::add);
        } else {
            answer.put("value", value);
        }
    }
}
