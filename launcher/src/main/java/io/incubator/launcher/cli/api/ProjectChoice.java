package io.incubator.launcher.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.client.Session;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Parameters;

/// The project a command is about.
public final class ProjectChoice {
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final int MOST = 1_000;

    @Parameters(
            index = "0",
            paramLabel = "PROJECT",
            description = "Id of the project, the end of the id, or its exact name.")
    private String wanted;

    /// The path of the project.
    ///
    /// @throws IllegalArgumentException when no project is meant, or several are
    public String path(Session session) {
        return "/api/projects/" + id(session);
    }

    private String id(Session session) {
        if (ID.matcher(wanted).matches()) {
            return wanted;
        }
        List<JsonNode> meant = StreamSupport.stream(
                        Listing.read(session, "/api/projects", Map.of(), MOST)
                                .path("items")
                                .spliterator(),
                        false)
                .filter(project -> project.path("name").asText().equals(wanted)
                        || (wanted.length() >= 4 && project.path("id").asText().endsWith(wanted)))
                .toList();
        if (meant.size() != 1) {
            throw new IllegalArgumentException((meant.isEmpty() ? "There is no project " : "Several projects could be ")
                    + wanted + "; ./incubator projects list shows the ids");
        }
        return meant.getFirst().path("id").asText();
    }
}
