package io.incubator.launcher.gateway;

import io.incubator.launcher.openapi.OpenApiDocument;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/// What the gateway serves itself: the API's merged document and Swagger UI for it. Everything is read when it is first
/// asked for, off the event loop, and kept.
final class ApiPages implements Handler<HttpServerRequest> {
    private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/";
    private static final String VERSION = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String OWN = "io/incubator/launcher/gateway/docs/";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final Vertx vertx;
    private final Problems problems;
    private final Map<String, Page> pages;
    private final Map<String, Buffer> read = new ConcurrentHashMap<>();

    /// @param source of the bytes, called once
    private record Page(String mediaType, String policy, Callable<Buffer> source) {}

    ApiPages(Vertx vertx, Problems problems, List<String> services) {
        this.vertx = vertx;
        this.problems = problems;
        this.pages = Map.of(
                "/openapi.json",
                        data(
                                "application/json",
                                () -> OpenApiDocument.load(services).json()),
                "/openapi.yaml",
                        data(
                                "application/yaml",
                                () -> OpenApiDocument.load(services).yaml()),
                "/docs", page(HTML, OWN + "index.html"),
                "/docs/", page(HTML, OWN + "index.html"),
                "/docs/start.js", page(SCRIPT, OWN + "start.js"),
                "/docs/swagger-ui-bundle.js", page(SCRIPT, webjar("swagger-ui-bundle.js")),
                "/docs/swagger-ui.css", page("text/css; charset=utf-8", webjar("swagger-ui.css")),
                "/docs/favicon-32x32.png", page("image/png", webjar("favicon-32x32.png")));
    }

    private static Page data(String mediaType, Callable<String> text) {
        return new Page(mediaType, SecurityHeaders.DATA, () -> Buffer.buffer(text.call()));
    }

    private static Page page(String mediaType, String resource) {
        return new Page(mediaType, SecurityHeaders.PAGES, () -> Buffer.buffer(bytes(resource)));
    }

    @Override
    public void handle(HttpServerRequest request) {
        Page page = pages.get(request.path());
        if (page == null) {
            problems.answer(request, Problems.NOT_FOUND);
        } else if (!HttpMethod.GET.equals(request.method()) && !HttpMethod.HEAD.equals(request.method())) {
            problems.answer(request, Problems.METHOD_NOT_ALLOWED);
        } else if (read.containsKey(request.path())) {
            answer(request, page, read.get(request.path()));
        } else {
            vertx.executeBlocking(page.source(), false)
                    .onSuccess(content -> {
                        read.put(request.path(), content);
                        answer(request, page, content);
                    })
                    .onFailure(_ -> problems.answer(request, Problems.INTERNAL_ERROR));
        }
    }

    private static void answer(HttpServerRequest request, Page page, Buffer content) {
        HttpServerResponse response =
                request.response().putHeader("Content-Type", page.mediaType()).putHeader("Cache-Control", "no-cache");
        SecurityHeaders.set(response.headers(), page.policy());
        if (HttpMethod.HEAD.equals(request.method())) {
            response.putHeader("Content-Length", Integer.toString(content.length()));
            response.end().onFailure(_ -> request.connection().close());
        } else {
            response.end(content).onFailure(_ -> request.connection().close());
        }
    }

    private static String webjar(String file) {
        Properties build = new Properties();
        try (InputStream in = open(VERSION)) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return WEBJAR + build.getProperty("version") + "/" + file;
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        }
    }

    private static InputStream open(String resource) {
        InputStream in = ApiPages.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " is not on the class path");
        }
        return in;
    }
}
