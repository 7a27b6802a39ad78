package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an operator sees of a service: rate, errors and duration of every route, by its template, and how well caches
/// do.
class MetricsIT {
    private final SuiteUnderTest suite = SuiteUnderTest.shared();
    private String project;

    @BeforeEach
    void someCalls() {
        Api person = Api.newPerson(suite.gateway());
        project = person.post("/api/projects", Map.of("name", "Measured"))
                .expect(201)
                .text("id");
        person.get("/api/projects/" + project).expect(200);
        person.get("/api/projects/" + project).expect(200);
        person.get("/api/projects/" + UUID.randomUUID()).expect(404);
        person.get("/api/projects/" + project + "/no-such-thing").expect(404);
    }

    @Test
    void everyRouteHasItsRateErrorsAndDurationByItsTemplate() throws Exception {
        List<String> requests = metrics("http_server_requests_seconds_count{");

        assertThat(requests).anyMatch(line -> isOf(line, "GET", "/api/projects/{id}", "200") && value(line) >= 2);
        assertThat(requests).anyMatch(line -> isOf(line, "GET", "/api/projects/{id}", "404") && value(line) >= 1);
        assertThat(requests).anyMatch(line -> isOf(line, "POST", "/api/projects", "201") && value(line) >= 1);
        assertThat(metrics("http_server_requests_seconds_sum{"))
                .anyMatch(line -> isOf(line, "GET", "/api/projects/{id}", "200") && value(line) > 0);
    }

    @Test
    void noTagGrowsWithWhatCallersSend() throws Exception {
        assertThat(metrics("http_server_requests"))
                .noneMatch(line -> line.contains(project))
                .noneMatch(line -> line.contains("no-such-thing"));
    }

    @Test
    void cachesTellHowOftenTheyHelp() throws Exception {
        assertThat(metrics("cache_gets_total{"))
                .anyMatch(line -> line.contains("cache=\"verified-tokens\"") && line.contains("result=\"hit\""))
                .anyMatch(line -> line.contains("cache=\"budgets\"") && line.contains("result=\"hit\""))
                .anyMatch(line -> line.contains("cache=\"api-keys\""));
    }

    @Test
    void jobsThatWaitAreCountedUnderTheNameThatScalingGoesByHoweverManyOrganisationsThereAre() throws Exception {
        Matcher query = Pattern.compile("query: max\\((\\w+\\{)(kind=\"plan\")\\}\\)")
                .matcher(Files.readString(Path.of("..", "docs", "how-to", "install.md")));
        assertThat(query.find()).isTrue();
        // Given jobs of more organisations than anybody lists
        ledger("""
                insert into job (id, org_id, subject, kind, state, priority, input, scopes, max_attempts, run_at)
                select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'another', 'queued', 5, '{}', '{}', 1, now() + interval '1 day'
                from generate_series(1, 1001)""");
        try {
            // When one more comes
            Api person = Api.newPerson(suite.gateway());
            Map<String, Object> tomorrow = Map.of("kind", "plan", "input", Map.of(), "delaySeconds", 86_400);
            // a kind is known when its first worker has asked for work
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> person.post("/api/jobs", tomorrow).status() == 202);
            // Then it is counted, too
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(metrics("job-service", query.group(1)))
                            .anyMatch(line -> line.contains(query.group(2))));
        } finally {
            ledger("delete from job where kind = 'another'");
        }
    }

    private void ledger(String sql) throws SQLException {
        try (Connection database = suite.postgres().endpoint().connect("job-service");
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> metrics(String begin) throws IOException, InterruptedException {
        return metrics("project-service", begin);
    }

    private List<String> metrics(String service, String begin) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            suite.management(service).resolve("/q/metrics"))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(begin))
                    .toList();
        }
    }

    private static boolean isOf(String line, String method, String route, String status) {
        return line.contains("method=\"" + method + "\"")
                && line.contains("uri=\"" + route + "\"")
                && line.contains("status=\"" + status + "\"");
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }
}
