package io.incubator.ai.planner.brief;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Lexicon;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '!', emptyValue = "", textBlock = """
            shop                      ! shop
            shops?                    ! shop
            order|invoice             ! ''
            (?:order|invoice) list    ! ' list'
            ca+bel                    ! bel
            99\\.9\\s?%               ! 99.9
            on[- ]prem(?:ises?)?      ! prem
            实时                       ! 实时
            a                         ! ''
            """)
    void theWordIsOneThatEveryMatchContains(String source, String word) {
        assertThat(Needle.word(source)).isEqualTo(word);
    }

    /// What the lexicon finds with the short cut is what it finds without, in texts that hit many of its
    /// patterns.
    @Test
    void nothingIsOverlooked() {
        Lexicon lexicon = KnowledgeBase.builtIn().lexicon();
        List<Pattern> patterns = Stream.concat(
                        lexicon.measures().stream().flatMap(measure -> measure.patterns().stream()),
                        lexicon.terms().stream().flatMap(term -> term.patterns().stream()))
                .toList();
        for (String text : List.of(
                "Team of 6, 20,000 users, p95 below 200 ms, 99.9 % available, GDPR, on-premises, must not use the cloud, "
                        + "orders and invoices, dashboards, real-time chat, photos and PDFs, tight budget, 3 months, Kubernetes",
                "团队 8 人，用户 2 万，不能上云，等保三级，实时监控，传感器数据，预算有限，三个月上线，全文检索，知识库问答，离线使用")) {
            String lower = text.toLowerCase(Locale.ROOT);
            for (Pattern pattern : patterns) {
                boolean found = pattern.matcher(text).find();

                assertThat(Needle.of(pattern).in(text, lower) != null || !found)
                        .as(pattern.pattern())
                        .isTrue();
            }
        }
    }
}
