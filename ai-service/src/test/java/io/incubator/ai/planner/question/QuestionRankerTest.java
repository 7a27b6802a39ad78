package io.incubator.ai.planner.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.PlanProgress;
import io.incubator.ai.planner.Planner;
import io.incubator.ai.planner.brief.Understanding;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionRankerTest {
    private static final Planner PLANNER = Planner.withBuiltInKnowledge();

    private static List<Understanding.Question> asked(String text) {
        return PLANNER.plan(Brief.ofText(text), PlanProgress.NONE)
                .understanding()
                .questions();
    }

    @Test
    void atMostSevenAreAskedInTheOrderOfWhatTheAnswerIsWorth() {
        List<Understanding.Question> questions = asked("An online shop for tea.");

        assertThat(questions).hasSize(7);
        assertThat(questions).extracting(Understanding.Question::gain).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(questions.getFirst().gain()).isPositive();
        assertThat(questions.getFirst().chance()).isPositive();
    }

    @Test
    void everyPlausibleAnswerSaysWhatItWouldChange() {
        Understanding.Question skills = asked("An online shop for tea.").stream()
                .filter(question -> question.key().equals("team.skills"))
                .findFirst()
                .orElseThrow();

        Understanding.Answer php = skills.answers().stream()
                .filter(answer -> answer.value().equals("php"))
                .findFirst()
                .orElseThrow();

        assertThat(php.changes()).anyMatch(change -> change.contains("PHP"));
        assertThat(skills.answers().stream()
                        .mapToDouble(Understanding.Answer::probability)
                        .sum())
                .isBetween(.999, 1.001);
    }

    @Test
    void whatIsKnownIsNotAsked() {
        assertThat(asked("An online shop for tea, team of 6 Java developers, low budget, on premises."))
                .extracting(Understanding.Question::key)
                .doesNotContain("team.size", "team.skills", "budget", "deployment.environment");
    }

    @Test
    void theReadingOfABriefAsksWhatItsPlanAsks() {
        Brief brief = Brief.ofText("我们要做一个在线学习平台，团队5人。");

        assertThat(PLANNER.understand(brief))
                .isEqualTo(PLANNER.plan(brief, PlanProgress.NONE).understanding());
    }
}
