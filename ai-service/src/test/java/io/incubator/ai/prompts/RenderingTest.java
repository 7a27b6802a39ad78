package io.incubator.ai.prompts;

import static io.incubator.ai.prompts.Templates.needed;
import static io.incubator.ai.prompts.Templates.otherwise;
import static io.incubator.ai.prompts.Templates.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderingTest {

    @Test
    void examplesStandBetweenTheSystemMessagesAndTheRest() {
        Template template = new Template(
                List.of(
                        says(Role.SYSTEM, "Be {{tone}}."),
                        says(Role.SYSTEM, "Be short."),
                        says(Role.USER, "{{question}}"),
                        says(Role.SYSTEM, "Mind this.")),
                List.of(otherwise("tone", "kind"), needed("question")),
                List.of(new Template.Example("Hello in {{tone}}?", "Hi"), new Template.Example("Bye?", "Bye")));

        Rendering rendering = new Rendering(template, Map.of("question", "Why?"));

        assertThat(rendering.faults()).isEmpty();
        assertThat(rendering.messages())
                .containsExactly(
                        says(Role.SYSTEM, "Be kind."),
                        says(Role.SYSTEM, "Be short."),
                        says(Role.USER, "Hello in kind?"),
                        says(Role.ASSISTANT, "Hi"),
                        says(Role.USER, "Bye?"),
                        says(Role.ASSISTANT, "Bye"),
                        says(Role.USER, "Why?"),
                        says(Role.SYSTEM, "Mind this."));
    }

    @Test
    void whatAValueSaysIsNeverReadAsATemplate() {
        Template template = Templates.of("{{a}}{{b}}", needed("a"), needed("b"));

        assertThat(new Rendering(template, Map.of("a", "{{b}}", "b", "secret")).messages())
                .containsExactly(says(Role.USER, "{{b}}secret"));
        assertThat(new Rendering(template, Map.of("a", "{{", "b", "a}}")).messages())
                .containsExactly(says(Role.USER, "{{a}}"));
        assertThat(new Rendering(template, Map.of("a", "$1\\", "b", "${name}")).messages())
                .containsExactly(says(Role.USER, "$1\\${name}"));
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        Template template = Templates.of(
                "{{a}}{{b}}{{c}}", needed("a"), otherwise("b", "x"), new Template.Variable("c", "", false, null));

        assertThat(new Rendering(template, Map.of("b", "", "z", "1")).faults())
                .extracting(Fault::field, Fault::code)
                .containsExactly(tuple("variables.a", "required"), tuple("variables.z", "unknown"));
        assertThat(new Rendering(template, Map.of("a", "1")).messages()).containsExactly(says(Role.USER, "1x"));
        assertThat(new Rendering(template, Map.of("a", "1", "b", "")).messages())
                .containsExactly(says(Role.USER, "1"));
    }

    @Test
    void whatWouldGrowBeyondMeasureIsRefusedBeforeItIsBuilt() {
        Template template = Templates.of("{{a}}".repeat(20_000), needed("a"));
        int most = Rendering.MOST_CHARACTERS / 20_000;

        assertThat(new Rendering(template, Map.of("a", "x".repeat(most))).faults())
                .isEmpty();
        assertThat(new Rendering(template, Map.of("a", "x".repeat(most + 1))).faults())
                .extracting(Fault::field, Fault::code)
                .containsExactly(tuple("variables", "size"));
        assertThat(new Rendering(template, Map.of("a", "x".repeat(100_000))).faults())
                .hasSize(1);
    }
}
