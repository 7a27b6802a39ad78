package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.system.EventStream.Event;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The main job through the gateway, on real input.
@Tag("anywhere")
class MainJobIT {
    private final URI gateway = SuiteUnderTest.sharedGateway();

    @ParameterizedTest
    @MethodSource("io.incubator.system.MainJob#examples")
    void plansEveryExample(Path example) throws Exception {
        Api person = Api.newPerson(gateway);

        MainJob job = MainJob.begin(person, example);
        JsonNode plan = job.awaitPlan();

        assertThat(plan.get("options").size()).isBetween(3, 5);
        job.assertExactlyOneRevision();
        Map<String, String> bundle = job.bundle();
        assertThat(bundle)
                .containsKeys(
                        "plan.json", "plan.md", "tasks.json", "diagrams/architecture.mmd", "diagrams/deployment.mmd");
        assertThat(bundle.keySet())
                .filteredOn(name -> name.startsWith("diagrams/sequence"))
                .isNotEmpty();
        assertThat(new ObjectMapper().readTree(bundle.get("plan.json"))).isEqualTo(plan);
        assertThat(bundle.values()).allSatisfy(text -> assertThat(text).isNotBlank());
    }

    @Test
    void tellsItsProgressWhileItPlansAndResumesTheStreamWithoutGapOrDouble() {
        Api person = Api.newPerson(gateway);
        MainJob job = MainJob.begin(person);

        List<Event> whole;
        try (EventStream stream = person.stream(job.path("/events"), 0)) {
            whole = stream.until("revision.ready", MainJob.PATIENCE_SECONDS);
        }
        assertThat(whole).extracting(Event::name).contains("brief.added", "revision.requested", "revision.progressed");

        long half = Long.parseLong(whole.get(whole.size() / 2).id());
        try (EventStream resumed = person.stream(job.path("/events"), half)) {
            assertThat(resumed.until("revision.ready", 20))
                    .isEqualTo(whole.stream()
                            .filter(e -> Long.parseLong(e.id()) > half)
                            .toList());
        }
    }
}
