package io.incubator.launcher.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Listing;

/// What is set up, by kind (`providers`, `models` or `routes`) and name.
sealed interface Registry permits OwnRegistry, GlobalRegistry {

    /// The things of a kind, as far as they were asked for.
    ObjectNode list(String kind, Listing listing);

    /// Sets a provider up.
    JsonNode connect(String name, ObjectNode settings);

    /// Sets a model up.
    ///
    /// @param provider by its name
    JsonNode add(String name, String provider, ObjectNode settings);

    /// Makes a name that leads to models.
    JsonNode route(String name, ObjectNode plan);

    /// Removes a thing of a kind.
    void remove(String kind, String name);
}
