package io.incubator.kit.openapi;

import io.incubator.kit.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// The parts of a contract that every operation refers to.
final class SharedParts {
    /// Refusals by status, each with the name of its shared response.
    static final Map<String, String> REFUSALS = new TreeMap<>(Map.ofEntries(
            Map.entry("400", "BadRequest"),
            Map.entry("401", "Unauthenticated"),
            Map.entry("403", "Forbidden"),
            Map.entry("404", "NotFound"),
            Map.entry("406", "UnknownVersion"),
            Map.entry("409", "Conflict"),
            Map.entry("412", "PreconditionFailed"),
            Map.entry("413", "BodyTooLarge"),
            Map.entry("415", "UnsupportedMediaType"),
            Map.entry("422", "KeyReused"),
            Map.entry("429", "RateLimited"),
            Map.entry("503", "Unavailable")));

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("400", "The request is not valid; `errors` names the fields at fault"),
            Map.entry("401", "No valid token"),
            Map.entry("403", "The token does not carry the right this needs"),
            Map.entry("404", "There is nothing here for the caller's organisation"),
            Map.entry("406", "A version this API does not speak; the detail lists the known ones"),
            Map.entry("409", "It conflicts with what is there, or the same request is being carried out"),
            Map.entry("412", "Changed meanwhile: `If-Match` names another state than the current one"),
            Map.entry("413", "The body is too large"),
            Map.entry("415", "Not JSON"),
            Map.entry("422", "The request contradicts what is known, such as a key used for another request"),
            Map.entry("429", "The caller's budget is used up; `Retry-After` says when to go on"),
            Map.entry("503", "A part this needs is away; `Retry-After` says when to try again"));

    private SharedParts() {}

    static void addTo(Components components) {
        components.addSchema("FieldError", fieldError());
        components.addSchema("Problem", problem());
        REFUSALS.forEach((status, name) -> components.addResponse(name, refusal(MEANINGS.get(status))));
        components.addParameter(
                "IdempotencyKey",
                header(
                        "Idempotency-Key",
                        "A new value for each new request; the same value again gets the answer of the first time."));
        components.addParameter(
                "IfMatch",
                header("If-Match", "The `ETag` last seen: the change is refused if it is no longer current."));
        components.addParameter(
                "IfNoneMatch", header("If-None-Match", "The `ETag` last seen: 304 without a body if it still is."));
        components.addHeader("ETag", text("Names the state that this answer shows."));
        components.addHeader("Link", text("The next page: `<…>; rel=\"next\"`."));
        components.addHeader("RateLimit", text("What is left of the budget: `\"read\";r=5990;t=1`."));
        components.addHeader("RateLimitPolicy", text("The budget: `\"read\";q=6000;w=60`, requests in seconds."));
    }

    private static Schema fieldError() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("What is wrong with one field.")
                .addProperty("field", string("Path of the field"))
                .addProperty("code", string("Stable code of the rule that was broken"))
                .addProperty("message", string("The rule, for people"))
                .required(List.of("field", "code", "message"));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A problem detail (RFC 9457). Switch on `code`; `title` and `detail` are for people.")
                .addProperty("type", string("Address of the code's documentation"))
                .addProperty("title", string("The kind of problem, in the caller's language"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .format("int32"))
                .addProperty("detail", string("What happened and what to do about it"))
                .addProperty("code", string("Stable code of the catalogue"))
                .addProperty("traceId", string("Under which logs and traces of this request are found"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(OASFactory.createSchema().ref("FieldError")))
                .required(List.of("title", "status", "code"));
    }

    private static APIResponse refusal(String meaning) {
        return OASFactory.createAPIResponse()
                .description(meaning)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))));
    }

    private static Parameter header(String name, String meaning) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .required(false)
                .description(meaning)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    private static Header text(String meaning) {
        return OASFactory.createHeader()
                .description(meaning)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    private static Schema string(String meaning) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(meaning);
    }
}
