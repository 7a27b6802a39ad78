package io.incubator.project.board;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.kit.data.Ids;
import java.util.List;
import java.util.UUID;

/// A task of a plan's roadmap, cut to what the board holds. The JSON of it is what the table
/// is written from.
///
/// @param id of the task if it is new
/// @param rank its place if it is new
record PlannedTask(
        UUID id,
        String planTaskId,
        String title,
        String doneWhen,
        String phase,
        String track,
        List<String> after,
        Double optimistic,
        Double likely,
        Double pessimistic,
        String rank) {
    private static final int MAX_ID = 200;
    private static final int MAX_TITLE = 300;
    private static final int MAX_DONE = 2_000;
    private static final int MAX_PHASE = 100;

    PlannedTask {
        after = List.copyOf(after);
    }

    /// Whether the roadmap names the task in a way the board can keep.
    static boolean isOne(JsonNode task) {
        int length = task.path("id").asText().length();
        return length > 0 && length <= MAX_ID && !task.path("title").asText().isBlank();
    }

    static PlannedTask of(JsonNode task, String rank) {
        Track track = Track.of(task.path("track").asText(null));
        JsonNode estimate = task.path("estimate");
        double optimistic = estimate.path("optimistic").asDouble(-1);
        double likely = estimate.path("likely").asDouble(-1);
        double pessimistic = estimate.path("pessimistic").asDouble(-1);
        boolean estimated = 0 <= optimistic && optimistic <= likely && likely <= pessimistic;
        String phase = task.path("phase").asText("");
        return new PlannedTask(
                Ids.next(),
                task.path("id").asText(),
                cut(task.path("title").asText(), MAX_TITLE),
                cut(task.path("done").asText(""), MAX_DONE),
                phase.isEmpty() ? null : cut(phase, MAX_PHASE),
                track == null ? null : track.label(),
                task.path("after").valueStream().map(JsonNode::asText).toList(),
                estimated ? optimistic : null,
                estimated ? likely : null,
                estimated ? pessimistic : null,
                rank);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        // not through the middle of a character that takes two
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
