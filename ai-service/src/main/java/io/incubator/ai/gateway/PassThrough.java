package io.incubator.ai.gateway;

import io.incubator.ai.registry.Dialect;
import io.incubator.ai.registry.OrganisationModels;
import io.incubator.ai.registry.Target;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Files, batches and fine-tuning live at a provider: they are passed through to the one the caller names.
@Singleton
class PassThrough {
    /// Names the provider where there are several.
    private static final String PROVIDER = "x-incubator-provider";
    /// Nothing that leads out of the provider's API.
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9_-]+(?:[.:][A-Za-z0-9_-]+)*)+");

    private final Gateway gateway;

    PassThrough(Gateway gateway) {
        this.gateway = gateway;
    }

    void run(
            HttpServerRequest request,
            String path,
            Endpoint endpoint,
            Buffer body,
            OrganisationModels models,
            Caller caller) {
        Target provider = provider(models, request.getHeader(PROVIDER));
        if (!PATH.matcher(path).matches()) {
            throw new ApiException(ApiError.invalid("invalid_path", "The path is not one of this API.", null));
        }
        String query = request.query() == null ? "" : "?" + request.query();
        Bookkeeping books = Bookkeeping.of(caller, request.getHeader("OpenAI-Project"), endpoint, "");
        new Passage(gateway, request, endpoint, provider, books)
                .run(path.substring(Endpoint.PREFIX.length()) + query, body);
    }

    private static Target provider(OrganisationModels models, String name) {
        List<Target> candidates = models.providers().stream()
                .filter(target -> target.dialect() != Dialect.ANTHROPIC)
                .filter(target -> name == null || target.provider().equals(name))
                .toList();
        return Optional.of(candidates)
                .filter(found -> found.size() == 1)
                .map(List::getFirst)
                .orElseThrow(() -> new ApiException(ApiError.invalid(
                        "provider_required",
                        candidates.isEmpty()
                                ? name == null
                                        ? "No provider is set up in this organisation that has files and batches."
                                                + " Register one at POST /api/ai/providers."
                                        : "There is no such provider in this organisation. GET /api/ai/providers lists"
                                                + " them."
                                : "There are several providers. Name one in the header " + PROVIDER + ".",
                        null)));
    }
}
