import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks for plans one after the other, as one person does, and prints how long each took from the request to the plan.
/// Run by `bench/main-job/run`; no dependencies.
public class MainJobBench {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String BRIEF = """
            {"text":"A booking system for five hair salons: customers book online, staff see their day. Two developers who \
            know Java, three months, 2000 bookings a month, personal data under GDPR."}""";
    private static final int WARM_UP = 5;
    private static final long POLL_NANOS = 10_000_000;

    public static void main(String[] arguments) throws Exception {
        String api = arguments[0];
        int plans = Integer.parseInt(arguments[1]);
        String account = "{\"email\":\"bench-%s@example.org\",\"password\":\"%s\"".formatted(UUID.randomUUID(), UUID.randomUUID());
        call("POST", api + "/api/auth/register", account + ",\"displayName\":\"Bench\"}", null);
        String token = field(call("POST", api + "/api/auth/login", account + "}", null), "accessToken");
        String project = api + "/api/projects/" + field(call("POST", api + "/api/projects", "{\"name\":\"bench\"}", token), "id");
        String brief = field(call("POST", project + "/briefs", BRIEF, token), "id");
        long[] nanos = new long[plans];
        for (int i = -WARM_UP; i < plans; i++) {
            long from = System.nanoTime();
            plan(project, brief, token);
            if (i >= 0) {
                nanos[i] = System.nanoTime() - from;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "brief to plan, %d plans one after the other: p50 %.0f ms, p95 %.0f ms, max %.0f ms%n",
                plans, nanos[plans / 2] / 1e6, nanos[(int) Math.ceil(plans * 0.95) - 1] / 1e6, nanos[plans - 1] / 1e6);
    }

    private static void plan(String project, String brief, String token) throws IOException, InterruptedException {
        String revision = field(call("POST", project + "/revisions", "{\"briefId\":\"" + brief + "\"}", token), "id");
        String state = "planning";
        while (state.equals("planning")) {
            LockSupport.parkNanos(POLL_NANOS);
            state = field(call("GET", project + "/revisions/" + revision, null, token), "state");
        }
        if (!state.equals("ready")) {
            throw new IllegalStateException("a plan ended as " + state);
        }
    }

    private static String call(String method, String url, String body, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + url + " answered " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private static String field(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return matcher.group(1);
    }
}
