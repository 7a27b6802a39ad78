package io.incubator.launcher.suite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// What somebody asks a suite.
final class Calls {
    private Calls() {}

    static String get(String url) throws IOException, InterruptedException {
        return send(url).body();
    }

    static int status(String url) throws IOException, InterruptedException {
        return send(url).statusCode();
    }

    private static HttpResponse<String> send(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
