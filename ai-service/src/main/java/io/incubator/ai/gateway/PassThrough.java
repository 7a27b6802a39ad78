package io.incubator.ai.gateway;

import io.incubator.ai.limits.Measure;
import io.incubator.ai.limits.Subjects;
import io.incubator.ai.registry.Dialect;
import io.incubator.ai.registry.OrganisationModels;
import io.incubator.ai.registry.RoutePlan;
import io.incubator.ai.registry.Target;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Files, batches and fine-tuning live at a provider: they are passed through to the one the caller names. What a batch
/// or a training will cost is not known before, so that under a budget none can be begun.
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
        boolean begins = HttpMethod.POST.equals(request.method()) && endpoint != Endpoint.FILES;
        Subjects subjects = new Subjects(caller.organisation(), caller.user(), caller.key(), "", "");
        gateway.offload()
                .call(() -> begins
                        && gateway.allowances().load(subjects).stream().anyMatch(a -> a.measure() == Measure.COST))
                .onSuccess(budgeted -> {
                    if (budgeted) {
                        ErrorAnswer.send(request.response(), unbounded(), endpoint.family());
                    } else {
                        forward(request, path, endpoint, body, provider);
                    }
                })
                .onFailure(cause -> {
                    GatewayLog.failed(cause);
                    ErrorAnswer.send(request.response(), unavailable(), endpoint.family());
                });
    }

    private void forward(HttpServerRequest request, String path, Endpoint endpoint, Buffer body, Target provider) {
        HttpServerResponse response = request.response();
        String query = request.query() == null ? "" : "?" + request.query();
        String rest = path.substring(Endpoint.PREFIX.length());
        RoutePlan.Timeouts timeouts = RoutePlan.Timeouts.DEFAULT;
        gateway.upstream()
                .open(provider, request.method(), rest + query, request.headers())
                .compose(upstream -> {
                    response.closeHandler(_ -> upstream.reset());
                    upstream.idleTimeout(timeouts.firstByte());
                    return upstream.send(body);
                })
                .onSuccess(answer -> relay(answer, response, endpoint, timeouts))
                .onFailure(cause ->
                        ErrorAnswer.send(response, Upstream.failure(cause).error(), endpoint.family()));
    }

    private void relay(
            HttpClientResponse answer, HttpServerResponse response, Endpoint endpoint, RoutePlan.Timeouts timeouts) {
        answer.pause();
        if (answer.statusCode() >= 300) {
            answer.body()
                    .onSuccess(text -> ErrorAnswer.send(
                            response, Answers.refusal(answer, text).error(), endpoint.family()))
                    .onFailure(cause ->
                            ErrorAnswer.send(response, Upstream.failure(cause).error(), endpoint.family()));
            answer.resume();
            return;
        }
        long most = gateway.config().maxAnswer().asLongValue();
        new BodyRelay(answer, response, gateway.vertx(), timeouts.idle(), most, false, false)
                .start(end -> end.failure()
                        .filter(_ -> !end.begun())
                        .ifPresent(failure -> ErrorAnswer.send(response, failure.error(), endpoint.family())));
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
                                ? "No such provider is set up in this organisation."
                                : "There are several providers. Name one in the header " + PROVIDER + ".",
                        null)));
    }

    private static ApiError unbounded() {
        return new ApiError(
                429,
                "insufficient_quota",
                "budget_cannot_bound",
                "A budget counts this caller, and what a batch or a training costs is not known before it runs.",
                null,
                0);
    }

    private static ApiError unavailable() {
        return new ApiError(503, "server_error", "gateway_unavailable", "Limits cannot be checked now.", null, 2);
    }
}
