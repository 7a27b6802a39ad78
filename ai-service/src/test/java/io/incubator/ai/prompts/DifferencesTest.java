package io.incubator.ai.prompts;

import static io.incubator.ai.prompts.Differences.Change.ADDED;
import static io.incubator.ai.prompts.Differences.Change.CHANGED;
import static io.incubator.ai.prompts.Differences.Change.REMOVED;
import static io.incubator.ai.prompts.Differences.Change.SAME;
import static io.incubator.ai.prompts.Templates.needed;
import static io.incubator.ai.prompts.Templates.otherwise;
import static io.incubator.ai.prompts.Templates.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static final Template BEFORE = new Template(
            List.of(says(Role.SYSTEM, "One\nTwo\nThree"), says(Role.USER, "{{a}}")),
            List.of(needed("a")),
            List.of(new Template.Example("Q", "A")));

    @Test
    void aVersionIsTheSameAsItself() {
        assertThat(between(BEFORE, BEFORE)).isEqualTo(new Differences(1, 2, List.of(), List.of(), List.of()));
    }

    @Test
    void aLineThatChangedIsToldAmongThoseThatDidNot() {
        Template after = new Template(
                List.of(says(Role.SYSTEM, "One\n2\nThree"), says(Role.USER, "{{a}}")),
                List.of(otherwise("a", "x")),
                BEFORE.examples());

        Differences differences = between(BEFORE, after);

        assertThat(differences.messages())
                .containsExactly(new Differences.Difference(
                        CHANGED,
                        0,
                        0,
                        List.of(
                                new Differences.Line(SAME, "system:"),
                                new Differences.Line(SAME, "One"),
                                new Differences.Line(REMOVED, "Two"),
                                new Differences.Line(ADDED, "2"),
                                new Differences.Line(SAME, "Three"))));
        assertThat(differences.examples()).isEmpty();
        assertThat(differences.variables())
                .singleElement()
                .satisfies(variable -> assertThat(variable.lines())
                        .contains(
                                new Differences.Line(SAME, "name: a"),
                                new Differences.Line(REMOVED, "required: true"),
                                new Differences.Line(ADDED, "required: false"),
                                new Differences.Line(ADDED, "x")));
    }

    @Test
    void whatCameAndWhatWentIsToldWithItsPlace() {
        Template after = new Template(
                List.of(says(Role.SYSTEM, "Zero"), says(Role.SYSTEM, "One\nTwo\nThree"), says(Role.USER, "{{a}}")),
                BEFORE.variables(),
                List.of());

        Differences differences = between(BEFORE, after);

        assertThat(differences.messages())
                .containsExactly(new Differences.Difference(
                        ADDED,
                        null,
                        0,
                        List.of(new Differences.Line(ADDED, "system:"), new Differences.Line(ADDED, "Zero"))));
        assertThat(differences.examples()).singleElement().satisfies(example -> {
            assertThat(example.change()).isEqualTo(REMOVED);
            assertThat(example.from()).isZero();
            assertThat(example.to()).isNull();
        });
    }

    @Test
    void anEndOfLineAtTheEndIsADifferenceThatShows() {
        assertThat(between(Templates.of("One"), Templates.of("One\n")).messages())
                .singleElement()
                .satisfies(message -> assertThat(message.lines()).contains(new Differences.Line(ADDED, "")));
    }

    @Test
    void theLargestVersionsThereCanBeAreCompared() {
        String before = lines("before ");
        String after = lines("after ");

        assertThat(between(Templates.of(before), Templates.of(after)).messages().stream()
                        .map(message -> message.lines().size()))
                .containsExactly(2 * TemplateCheck.MOST_LINES + 1);
    }

    private static String lines(String each) {
        return IntStream.range(0, TemplateCheck.MOST_LINES)
                .mapToObj(i -> each + i)
                .collect(Collectors.joining("\n"));
    }

    private static Differences between(Template before, Template after) {
        return Differences.between(version(1, before), version(2, after));
    }

    private static PromptVersion version(int number, Template content) {
        return new PromptVersion(number, content, "", new UUID(0, 1), Instant.EPOCH);
    }
}
