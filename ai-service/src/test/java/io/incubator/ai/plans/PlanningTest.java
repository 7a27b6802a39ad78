package io.incubator.ai.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.BundleFile;
import io.incubator.ai.planner.InvalidBriefException;
import io.incubator.ai.planner.PlanProgress;
import io.incubator.ai.planner.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanningTest {
    private static final Brief BRIEF = Brief.ofText("A booking system for a boat club with 400 members.");
    private final Planning planning = new Planning(new Settings(2, 8));

    private record Settings(int concurrency, int jobs) implements PlannerConfig {}

    @AfterEach
    void stop() {
        planning.stop();
    }

    @Test
    void aPlanComesWithItsBundleAndTellsEveryStage() throws InterruptedException {
        List<Stage> stages = new ArrayList<>();

        PlannedBundle planned =
                planning.bundle(planning.plan(BRIEF, List.of(), null, (stage, percent) -> stages.add(stage)));

        assertThat(planned.plan()).startsWith("{\"format\":").doesNotContain(":null");
        assertThat(planned.files()).extracting(BundleFile::path).contains("plan.json", "plan.md");
        assertThat(stages).containsExactly(Stage.values());
    }

    @Test
    void theSameBriefGivesTheSameBytes() throws InterruptedException {
        assertThat(planning.bundle(planning.plan(BRIEF, List.of(), null, PlanProgress.NONE)))
                .isEqualTo(planning.bundle(planning.plan(BRIEF, List.of(), null, PlanProgress.NONE)));
    }

    @Test
    void whatThePlannerRefusesIsRefusedAsItIs() {
        assertThatThrownBy(() -> planning.plan(Brief.ofText(" "), List.of(), null, PlanProgress.NONE))
                .isInstanceOf(InvalidBriefException.class);
    }

    @Test
    void interruptingTheCallerStopsThePlanner() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicReference<Exception> thrown = new AtomicReference<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                planning.plan(BRIEF, List.of(), null, (stage, percent) -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        stopped.countDown();
                        Thread.currentThread().interrupt();
                    }
                });
            } catch (InterruptedException e) {
                thrown.set(e);
            }
        });
        begun.await();

        caller.interrupt();

        stopped.await();
        caller.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }
}
