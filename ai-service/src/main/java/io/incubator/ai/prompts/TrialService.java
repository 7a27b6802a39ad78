package io.incubator.ai.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.ai.registry.Catalogue;
import io.incubator.ai.registry.Dialect;
import io.incubator.ai.registry.OrganisationModels;
import io.incubator.ai.registry.Target;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.ErrorCode;
import io.incubator.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Shows a version of a prompt to a model.
@ApplicationScoped
class TrialService {
    private static final int MOST_BYTES = 4 << 20;

    private final PromptService prompts;
    private final ChatClient chats;
    private final Catalogue catalogue;
    private final CurrentIdentity identity;
    private final ObjectMapper json;

    TrialService(
            PromptService prompts,
            @RestClient ChatClient chats,
            Catalogue catalogue,
            CurrentIdentity identity,
            ObjectMapper json) {
        this.prompts = prompts;
        this.chats = chats;
        this.catalogue = catalogue;
        this.identity = identity;
        this.json = json;
    }

    /// Renders a version, and asks the model. Not in a transaction: a model takes its time.
    ///
    /// @param authorization the caller's
    Trial run(UUID id, NewTrial trial, String authorization) {
        RenderedPrompt rendered = prompts.render(id, trial.rendering());
        long begun = System.nanoTime();
        JsonNode answer = ask(request(rendered, trial), authorization);
        long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        JsonNode choice = answer.path("choices").path(0);
        if (choice.isMissingNode()) {
            throw failed("provider_malformed", "The answer has no choices.");
        }
        return new Trial(
                rendered.number(),
                choice.path("message").path("content").asText(""),
                answer.path("model").asText(trial.model()),
                choice.path("finish_reason").asText(""),
                usage(answer.path("usage")),
                took);
    }

    private ObjectNode request(RenderedPrompt rendered, NewTrial trial) {
        ObjectNode request = json.createObjectNode().put("model", trial.model());
        ArrayNode messages = request.putArray("messages");
        rendered.messages()
                .forEach(message ->
                        messages.addObject().put("role", message.role().label()).put("content", message.text()));
        if (trial.maxTokens() != null) {
            request.put(outputLimit(trial.model()), trial.maxTokens());
        }
        return request;
    }

    /// What the model's provider calls the limit of an answer.
    private String outputLimit(String model) {
        OrganisationModels models = catalogue.fresh(identity.organisation());
        return models.route(model)
                .flatMap(route -> route.order(0).stream().findFirst())
                .map(Target::dialect)
                .orElse(Dialect.OPENAI_COMPATIBLE)
                .outputLimit();
    }

    private JsonNode ask(ObjectNode request, String authorization) {
        try (InputStream answer = chats.complete(request, authorization)) {
            byte[] bytes = answer.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw failed("provider_malformed", "The answer has more than " + MOST_BYTES + " bytes.");
            }
            return json.readTree(bytes);
        } catch (WebApplicationException e) {
            throw refusal(e.getResponse());
        } catch (ProcessingException | IOException e) {
            throw failed("no_answer", "No answer came to its end in time.");
        }
    }

    /// The refusal of `/v1`, with its own code and words.
    private ProblemException refusal(Response response) {
        JsonNode error = error(response);
        int status = response.getStatus();
        ErrorCode code = status == Response.Status.TOO_MANY_REQUESTS.getStatusCode()
                ? PromptError.TRIAL_LIMITED
                : status < Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()
                        ? PromptError.TRIAL_REFUSED
                        : PromptError.TRIAL_FAILED;
        ProblemException refusal = new ProblemException(code)
                .withField(
                        "model",
                        error.path("code").asText("status_" + status),
                        error.path("message").asText("The call was answered with status " + status + "."));
        String wait = response.getHeaderString(HttpHeaders.RETRY_AFTER);
        return wait != null && wait.matches("[0-9]{1,6}")
                ? refusal.retryAfter(Duration.ofSeconds(Long.parseLong(wait)))
                : refusal;
    }

    private JsonNode error(Response response) {
        try {
            return json.readTree(response.readEntity(String.class)).path("error");
        } catch (IOException | ProcessingException unreadable) {
            return json.missingNode();
        }
    }

    private static ProblemException failed(String code, String message) {
        return new ProblemException(PromptError.TRIAL_FAILED).withField("model", code, message);
    }

    private static Trial.Usage usage(JsonNode usage) {
        return usage.isObject()
                ? new Trial.Usage(
                        usage.path("prompt_tokens").asLong(),
                        usage.path("completion_tokens").asLong())
                : null;
    }
}
