package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where nobody receives traces, what belongs together is still found by its id.
class CorrelationIT {
    private final SuiteUnderTest suite = SuiteUnderTest.shared();
    private final String trace = "4bf92f3577b34da6" + Long.toHexString(System.nanoTime() | Long.MIN_VALUE);

    @Test
    void aCallersTraceGoesOnIntoProblemsAndOverOutboxAndBrokerIntoTheLedger() throws Exception {
        Api person = Api.newPerson(suite.gateway());
        String project = person.post("/api/projects", Map.of("name", "Correlated"))
                .expect(201)
                .text("id");
        String brief = person.post(
                        "/api/projects/" + project + "/briefs",
                        Map.of("text", "A booking system for five hair salons."))
                .expect(201)
                .text("id");

        Api.Exchange refused = send(person, "GET", "/api/projects/" + trace, BodyPublishers.noBody());
        Api.Exchange asked = send(
                person,
                "POST",
                "/api/projects/" + project + "/revisions",
                BodyPublishers.ofString("{\"briefId\":\"" + brief + "\"}"));

        assertThat(new ObjectMapper().readTree(refused.body()).path("traceId").asText())
                .isEqualTo(trace);
        assertThat(asked.status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(MainJob.PATIENCE_SECONDS))
                .untilAsserted(() -> assertThat(jobsOfTheTrace()).isOne());
    }

    private Api.Exchange send(Api person, String method, String path, HttpRequest.BodyPublisher body) {
        return person.exchange(method, path, body, Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
    }

    private long jobsOfTheTrace() throws SQLException {
        try (Connection database = suite.postgres().endpoint().connect("job-service");
                PreparedStatement query =
                        database.prepareStatement("select count(*) from job where traceparent like ?")) {
            query.setString(1, "00-" + trace + "-%");
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
