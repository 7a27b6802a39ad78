package io.incubator.ai.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.ai.planner.counsel.Reading;
import io.incubator.ai.planner.feedback.Feedback;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoundationTest {
    @Test
    void whatAModelReadGoesBackToItsRoundWhateverElseALaterReleaseWrote() {
        Foundation foundation = Foundation.of("1", "[]", null, """
                [{"round":2,"spoken":true,"readings":
                  [{"clause":"the dolphin","intent":"use","subject":"MySQL","value":"","certainty":1}]},
                 {"round":7,"readings":[]}]""");

        List<Feedback> chain = foundation.remembered(List.of(Feedback.ofText("a"), Feedback.ofText("the dolphin")));

        assertThat(chain)
                .containsExactly(
                        Feedback.ofText("a"),
                        Feedback.ofText("the dolphin").with(List.of(new Reading("the dolphin", "use", "MySQL", ""))));
    }

    @Test
    void aPlanOfAnEarlierReleaseRemembersNothing() {
        List<Feedback> chain = List.of(Feedback.ofText("a"));

        assertThat(Foundation.of("1", "[]", null, null).remembered(chain)).isEqualTo(chain);
    }
}
