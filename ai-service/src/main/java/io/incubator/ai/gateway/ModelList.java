package io.incubator.ai.gateway;

import io.incubator.ai.registry.OrganisationModels;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/// `GET /v1/models`: every name that can be called.
final class ModelList {
    private ModelList() {}

    static JsonObject all(OrganisationModels models) {
        JsonArray data = new JsonArray();
        models.names().forEach(name -> data.add(model(name, models.owner(name))));
        data.add(model(EchoModel.NAME, EchoModel.OWNER));
        return new JsonObject().put("object", "list").put("data", data);
    }

    static Optional<JsonObject> one(OrganisationModels models, String name) {
        if (name.equals(EchoModel.NAME)) {
            return Optional.of(model(name, EchoModel.OWNER));
        }
        return models.route(name).map(_ -> model(name, models.owner(name)));
    }

    private static JsonObject model(String name, String owner) {
        return new JsonObject()
                .put("id", name)
                .put("object", "model")
                .put("created", 0)
                .put("owned_by", owner);
    }
}
