package io.incubator.launcher.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What a command found out: once for programs, once for people.
///
/// @param code how the command ends
public record Answer(JsonNode json, List<String> lines, ExitCode code) {

    public Answer {
        lines = List.copyOf(lines);
    }

    /// What was done, in a sentence.
    public static Answer of(JsonNode json, String... lines) {
        return new Answer(json, List.of(lines), ExitCode.DONE);
    }

    public static Answer of(JsonNode json, Table table) {
        return new Answer(json, table.lines(Screen.width()), ExitCode.DONE);
    }

    public Answer endingWith(ExitCode other) {
        return new Answer(json, lines, other);
    }
}
