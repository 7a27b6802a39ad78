package io.incubator.project.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class PlannedTaskTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aTaskOfTheRoadmapIsReadAsItIs() throws Exception {
        PlannedTask task = PlannedTask.of(JSON.readTree("""
                {"id":"api-orders","template":"api","phase":"p1","track":"backend","title":"Orders","done":"It answers",
                 "after":["contract"],"estimate":{"optimistic":1,"likely":2,"pessimistic":5,"expected":2.3},
                 "builds":{"components":[],"entities":[],"endpoints":[]}}"""), "V");

        assertThat(task.planTaskId()).isEqualTo("api-orders");
        assertThat(task.title()).isEqualTo("Orders");
        assertThat(task.doneWhen()).isEqualTo("It answers");
        assertThat(task.phase()).isEqualTo("p1");
        assertThat(task.track()).isEqualTo("backend");
        assertThat(task.after()).containsExactly("contract");
        assertThat(task.pessimistic()).isEqualTo(5.0);
    }

    @Test
    void whatTheBoardCannotHoldIsCutAndWhatMakesNoSenseLeftOut() throws Exception {
        JsonNode odd = JSON.readTree("""
                {"id":"x","title":"%s","track":"both","estimate":{"optimistic":3,"likely":2,"pessimistic":1}}""".formatted("a".repeat(299) + "🚤"));

        PlannedTask task = PlannedTask.of(odd, "V");

        assertThat(task.title()).isEqualTo("a".repeat(299));
        assertThat(task.track()).isNull();
        assertThat(task.phase()).isNull();
        assertThat(task.optimistic()).isNull();
        assertThat(task.after()).isEmpty();
        assertThat(PlannedTask.isOne(odd)).isTrue();
        assertThat(PlannedTask.isOne(JSON.readTree("{\"title\":\"nameless\"}"))).isFalse();
        assertThat(PlannedTask.isOne(JSON.readTree("{\"id\":\"x\",\"title\":\" \"}")))
                .isFalse();
    }
}
