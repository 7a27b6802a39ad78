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
    private final Map<String, ReplicaProxy> proxies;

    Gateway(Routes routes, Problems problems, Map<String, ReplicaProxy> proxies) {
        this.routes = routes;
        this.problems = problems;
        this.proxies = proxies;
    }

    @Override
    public void handle(HttpServerRequest request) {
        String path = request.path();
        if (path == null || !path.startsWith("/") || AMBIGUOUS.matcher(path).find()) {
            problems.answer(request, Problems.REQUEST_REFUSED);
        } else if (path.equals("/")) {
            index(request);
        } else {
            Optional<ReplicaProxy> proxy = routes.serviceFor(path).map(proxies::get);
            proxy.ifPresentOrElse(found -> found.handle(request), () -> problems.answer(request, Problems.NOT_FOUND));
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
                .put("routes", paths);
        request.response()
                .putHeader("Content-Type", "application/json")
                .end(body.encodePrettily() + "\n")
                .onFailure(_ -> request.connection().close());
    }
}
