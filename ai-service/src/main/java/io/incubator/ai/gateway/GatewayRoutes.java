package io.incubator.ai.gateway;

import io.incubator.ai.registry.OrganisationModels;
import io.incubator.kit.problem.Wording;
import io.opentelemetry.api.trace.Span;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Everything under `/v1`: who calls is found out before anything is read, and every refusal has the shape that the
/// caller's client reads.
@Singleton
class GatewayRoutes {
    private static final String MODELS = Endpoint.PREFIX + "/models";
    /// Before the kit's filters, which answer for `/api`.
    private static final int FIRST = 10_500;
    private static final Wording WORDING = (context, refusal) ->
            ErrorAnswer.send(context.response(), ApiError.of(refusal), Endpoint.family(context.normalizedPath()));
    /// Anthropic's clients send their key here.
    private static final String API_KEY = "x-api-key";

    private final Gateway gateway;
    private final Callers callers;
    private final PassThrough passThrough;

    GatewayRoutes(Gateway gateway, Callers callers, PassThrough passThrough) {
        this.gateway = gateway;
        this.callers = callers;
        this.passThrough = passThrough;
    }

    void register(@Observes Filters filters) {
        filters.register(this::before, FIRST);
    }

    void register(@Observes Router router) {
        router.route(Endpoint.PREFIX + "/*").handler(this::handle);
    }

    /// Gives the key its usual place, and what the kit refuses the shape that the caller's client reads.
    private void before(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.path().startsWith(Endpoint.PREFIX + "/")) {
            context.put(Wording.KEY, WORDING);
            String key = request.getHeader(API_KEY);
            if (key != null && !request.headers().contains(HttpHeaders.AUTHORIZATION)) {
                request.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + key);
            }
        }
        context.next();
    }

    private void handle(RoutingContext context) {
        context.request().pause();
        Span span = Span.current();
        callers.of(context)
                .compose(caller -> dispatch(context, caller, span))
                .onFailure(cause -> refuse(context, cause));
    }

    private Future<Void> dispatch(RoutingContext context, Caller caller, Span span) {
        HttpServerRequest request = context.request();
        String path = context.normalizedPath();
        if (HttpMethod.GET.equals(request.method()) && (path.equals(MODELS) || path.startsWith(MODELS + "/"))) {
            request.resume();
            return models(caller).map(models -> list(context, path, models));
        }
        Optional<Endpoint> found = Endpoint.find(request.method(), path.substring(Endpoint.PREFIX.length()));
        if (found.isEmpty()) {
            return Future.failedFuture(new ApiException(new ApiError(
                    404,
                    "invalid_request_error",
                    "unknown_url",
                    "There is nothing at " + request.method() + " " + path + ".",
                    null,
                    0)));
        }
        Endpoint endpoint = found.get();
        return BodyReader.read(request, gateway.config().maxRequest().asLongValue())
                .compose(body -> models(caller).map(models -> {
                    call(context, caller, endpoint, body, models, span);
                    return null;
                }));
    }

    private void call(
            RoutingContext context,
            Caller caller,
            Endpoint endpoint,
            Buffer body,
            OrganisationModels models,
            Span span) {
        HttpServerRequest request = context.request();
        if (endpoint.body() == Endpoint.Body.OPAQUE) {
            passThrough.run(request, context.normalizedPath(), endpoint, body, models, caller);
            return;
        }
        CallRequest read = endpoint.body() == Endpoint.Body.JSON ? JsonRequest.read(body) : MultipartRequest.read(body);
        Optional<EchoModel.Answer> echo =
                read.model().equals(EchoModel.NAME) ? EchoModel.answer(endpoint, read) : Optional.empty();
        if (echo.isPresent()) {
            new Trial(request.response(), endpoint, account(request, caller, endpoint, read, span)).run(echo.get());
        } else if (models.route(read.model()).isEmpty()) {
            gateway.offload()
                    .call(() -> gateway.catalogue().fresh(caller.organisation()))
                    .onSuccess(fresh -> exchange(context, caller, endpoint, read, fresh, span))
                    .onFailure(cause -> refuse(context, cause));
        } else {
            exchange(context, caller, endpoint, read, models, span);
        }
    }

    private void exchange(
            RoutingContext context,
            Caller caller,
            Endpoint endpoint,
            CallRequest read,
            OrganisationModels models,
            Span span) {
        HttpServerRequest request = context.request();
        CallAccount account = account(request, caller, endpoint, read, span);
        try {
            new Exchange(gateway, request, endpoint, read, models, account).run();
        } catch (ApiException refusal) {
            refuse(context, refusal);
        }
    }

    private CallAccount account(
            HttpServerRequest request, Caller caller, Endpoint endpoint, CallRequest read, Span span) {
        Bookkeeping books = Bookkeeping.of(caller, request.getHeader("OpenAI-Project"), endpoint, read.model());
        return new CallAccount(gateway, endpoint, read, books, span);
    }

    private Future<OrganisationModels> models(Caller caller) {
        return gateway.catalogue()
                .held(caller.organisation())
                .map(Future::succeededFuture)
                .orElseGet(
                        () -> gateway.offload().call(() -> gateway.catalogue().load(caller.organisation())));
    }

    private static Void list(RoutingContext context, String path, OrganisationModels models) {
        JsonObject answer = path.equals(MODELS)
                ? ModelList.all(models)
                : ModelList.one(models, path.substring(MODELS.length() + 1))
                        .orElseThrow(() -> new ApiException(new ApiError(
                                404,
                                "invalid_request_error",
                                "model_not_found",
                                "There is no model or route of this name. GET /v1/models lists them.",
                                "model",
                                0)));
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(answer.toBuffer());
        return null;
    }

    private static void refuse(RoutingContext context, Throwable cause) {
        ApiError error;
        if (cause instanceof ApiException refusal) {
            error = refusal.error();
        } else if (cause instanceof DecodeException) {
            error = ApiError.invalid("invalid_json", "The body is not what this endpoint takes.", null);
        } else {
            GatewayLog.failed(cause);
            error = new ApiError(
                    503, "server_error", "gateway_unavailable", "The gateway cannot serve this call now.", null, 2);
        }
        if (!context.request().isEnded()) {
            // over HTTP/2 that is an error once all was read
            context.request().resume();
        }
        ErrorAnswer.send(context.response(), error, Endpoint.family(context.normalizedPath()));
    }
}
