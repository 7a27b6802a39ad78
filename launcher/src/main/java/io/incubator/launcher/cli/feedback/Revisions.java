package io.incubator.launcher.cli.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.client.Session;

/// The revisions of a project.
final class Revisions {
    private Revisions() {}

    /// Id of the newest one.
    ///
    /// @throws IllegalArgumentException when there is none
    static String newest(Session session, String project) {
        JsonNode newest = null;
        for (JsonNode revision : session.get(project + "/revisions?limit=100").path("items")) {
            boolean later = newest == null
                    || revision.path("number").asInt() > newest.path("number").asInt();
            newest = later ? revision : newest;
        }
        if (newest == null) {
            throw new IllegalArgumentException("The project has no plan yet; ./incubator plan makes one");
        }
        return newest.path("id").asText();
    }
}
