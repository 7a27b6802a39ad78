package io.incubator.ai.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.ai.planner.Brief;
import io.incubator.kit.worker.JobFailure;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BriefSourceTest {
    private static final PlanInput INPUT =
            new PlanInput(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), null, List.of());
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aBriefIsReadAsProjectServiceWritesItWhateverElseItHolds() throws IOException {
        var body = json.readTree("""
                {"id":"019aa3c4-5e10-7b3a-9c41-2f6f0d1a7e01","projectId":"019aa3c4-5e10-7b3a-9c41-2f6f0d1a7e02",
                 "text":"一个预订系统","language":"zh","createdAt":"2026-11-20T12:00:00Z","moodOfTheDay":"good",
                 "context":{"team":{"size":4,"skills":{"java":4},"shoeSize":43},"data":{"kinds":["relational"]},
                            "availability":"best_effort","deadlineWeeks":12}}""");
        BriefSource source = new BriefSource((project, brief, authorization) -> body, json);

        Brief brief = source.fetch(INPUT, "token");

        assertThat(brief.text()).isEqualTo("一个预订系统");
        assertThat(brief.language()).isEqualTo("zh");
        assertThat(brief.context().team().size()).isEqualTo(4.0);
        assertThat(brief.context().team().skills()).isEqualTo(Map.of("java", 4.0));
        assertThat(brief.context().data().kinds()).isEqualTo(List.of("relational"));
        assertThat(brief.context().availability()).isEqualTo("best_effort");
        assertThat(brief.context().deadlineWeeks()).isEqualTo(12.0);
    }

    @Test
    void theBriefIsAskedForOnBehalfOfThePerson() {
        BriefSource source = new BriefSource(
                (project, brief, authorization) -> {
                    assertThat(project).isEqualTo(INPUT.projectId());
                    assertThat(brief).isEqualTo(INPUT.briefId());
                    return json.createObjectNode().put("text", authorization);
                },
                json);

        assertThat(source.fetch(INPUT, "theirs").text()).isEqualTo("Bearer theirs");
    }

    @ParameterizedTest
    @CsvSource({
        "404, brief-not-found, false",
        "401, project-service-unavailable, true",
        "500, project-service-unavailable, true",
        "503, project-service-unavailable, true"
    })
    void aRefusalIsFinalOnlyWhenTheBriefIsGone(int status, String code, boolean retryable) {
        JobFailure failure = failureOf((project, brief, authorization) -> {
            throw new WebApplicationException(status);
        });

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.retryable()).isEqualTo(retryable);
    }

    @Test
    void aProjectServiceThatDoesNotAnswerIsWorthAnotherTry() {
        JobFailure failure = failureOf((project, brief, authorization) -> {
            throw new ProcessingException("connection refused");
        });

        assertThat(failure.code()).isEqualTo("project-service-unavailable");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    void anAnswerThatIsNoBriefFailsTheJobForGood() {
        JobFailure failure = failureOf(
                (project, brief, authorization) -> json.createArrayNode().add(1));

        assertThat(failure.code()).isEqualTo("brief-unreadable");
        assertThat(failure.retryable()).isFalse();
    }

    private JobFailure failureOf(BriefClient client) {
        return catchThrowableOfType(JobFailure.class, () -> new BriefSource(client, json).fetch(INPUT, "token"));
    }
}
