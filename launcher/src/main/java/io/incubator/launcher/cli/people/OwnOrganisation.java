package io.incubator.launcher.cli.people;

import io.incubator.launcher.client.Session;

/// The organisation commands act in.
public final class OwnOrganisation {
    private OwnOrganisation() {}

    /// Its address.
    public static String path(Session session) {
        return "/api/auth/organisations/"
                + session.get("/api/auth/me").at("/organisation/id").asText();
    }
}
