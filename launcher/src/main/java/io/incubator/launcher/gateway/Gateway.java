package io.incubator.launcher.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Routes the public paths. What has no route does not exist from outside: `/internal`, management, anything unknown.
final class Gateway implements Handler<HttpServerRequest> {

    /// a path that a service could read differently from the gateway: dot segments, encoded or double separators
    private static final Pattern AMBIGUOUS =
            Pattern.compile("//|\\\\|%2f|%5c|%00|;|/(\\.|%2e){1,2}(/|$)", Pattern.CASE_INSENSITIVE);

    private final Routes routes;
    private final Problems problems;
    private final Map<String, Handler<HttpServerRequest>> answerers;

    /// @param answerers by the name of the service that a route leads to
    Gateway(Routes routes, Problems problems, Map<String, Handler<HttpServerRequest>> answerers) {
        this.routes = routes;
        this.problems = problems;
        this.answerers = answerers;
    }

    @Override
    public void handle(HttpServerRequest request) {
        String path = request.path();
        if (path == null || !path.startsWith("/") || AMBIGUOUS.matcher(path).find()) {
            problems.answer(request, Problems.REQUEST_REFUSED);
        } else if (path.equals("/")) {
            index(request);
        } else {
            Optional<Handler<HttpServerRequest>> answerer =
                    routes.serviceFor(path).map(answerers::get);
            answerer.ifPresentOrElse(
                    found -> found.handle(request), () -> problems.answer(request, Problems.NOT_FOUND));
        }
    }

    private void index(HttpServerRequest request) {
        JsonArray paths = new JsonArray();
        routes.routes().stream()
                .sorted((a, b) -> a.prefix().compareTo(b.prefix()))
                .forEach(route ->
                        paths.add(new JsonObject().put("path", route.prefix()).put("service", route.service())));
        JsonObject body = new JsonObject()
                .put("name", "incubator")
                .put("register", "/api/auth/register")
                .put("login", "/api/auth/login")
                .put("keys", "/.well-known/jwks.json")
                .put("openapi", "/openapi.yaml")
                .put("docs", "/docs")
                .put("routes", paths);
        SecurityHeaders.set(request.response().headers(), SecurityHeaders.DATA);
        request.response()
                .putHeader("Content-Type", "application/json")
                .end(body.encodePrettily() + "\n")
                .onFailure(_ -> request.connection().close());
    }
}
