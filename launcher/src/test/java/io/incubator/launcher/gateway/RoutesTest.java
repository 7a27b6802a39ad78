package io.incubator.launcher.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/api/auth/login,auth-service",
        "/.well-known/jwks.json,auth-service",
        "/api/projects,project-service",
        "/api/projects/1/events,project-service",
        "/api/ai/x,ai-service",
        "/v1/chat/completions,ai-service",
        "/api/jobs,job-service"
    })
    void thePublishedRoutesLeadToTheServices(String path, String service) {
        assertThat(Routes.load().serviceFor(path)).hasValue(service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/internal/jobs/claims", "/q/health/ready", "/api/projectsx", "/api"})
    void thePublishedRoutesLeadNowhereElse(String path) {
        assertThat(Routes.load().serviceFor(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal", "/internal/jobs", "api", "/", "/api/"})
    void aRouteThatMustNotBeIsRefused(String prefix) {
        assertThatThrownBy(() -> new Route(prefix, "auth-service")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoRoutesOfOnePrefixAreRefused() {
        List<Route> routes = List.of(new Route("/v1", "a-service"), new Route("/v1", "b-service"));
        assertThatThrownBy(() -> new Routes(routes)).isInstanceOf(IllegalArgumentException.class);
    }
}
