package io.incubator.ai.prompts;

import static io.incubator.ai.prompts.Templates.needed;
import static io.incubator.ai.prompts.Templates.otherwise;
import static io.incubator.ai.prompts.Templates.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateCheckTest {

    @Test
    void whatIsUsedIsDeclaredAndWhatIsDeclaredIsUsedInExamplesToo() {
        Template template = new Template(
                List.of(says(Role.SYSTEM, "You are {{tone}}."), says(Role.USER, "{{question}} {{question}}")),
                List.of(needed("tone"), needed("question"), needed("sample"), needed("answer")),
                List.of(new Template.Example("{{sample}}", "{{answer}}")));

        assertThat(TemplateCheck.faults(template)).isEmpty();
    }

    @Test
    void everyFaultIsToldWhereItIs() {
        Template template = new Template(
                List.of(says(Role.USER, "{{missing}} {{missing}}")),
                List.of(needed("idle"), needed("idle"), new Template.Variable("both", "", true, "x")),
                List.of(new Template.Example("fine", "{{ both }}")));

        assertThat(TemplateCheck.faults(template))
                .extracting(Fault::field, Fault::code)
                .containsExactlyInAnyOrder(
                        tuple("messages[0].text", "undeclared"),
                        tuple("examples[0].assistant", "placeholder"),
                        tuple("variables[0].name", "unused"),
                        tuple("variables[1].name", "duplicate"),
                        tuple("variables[2].name", "unused"),
                        tuple("variables[2].default", "contradiction"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ a}}", "{{a }}", "{{}}", "{{a", "{{{a}}}", "{{1a}}", "{{a.b}}", "{{#if a}}", "{{a}} {{"})
    void twoBracesOpenAPlaceholderAndNothingElse(String text) {
        assertThat(TemplateCheck.faults(Templates.of(text, otherwise("a", ""))))
                .extracting(Fault::code)
                .contains("placeholder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"k\": {\"n\": 1}}", "{ {", "}}", "$a {a} \\{a\\}"})
    void otherBracesAreText(String text) {
        assertThat(TemplateCheck.faults(Templates.of(text))).isEmpty();
    }

    @Test
    void allTextsTogetherAreBounded() {
        String half = "x".repeat(TemplateCheck.MOST_CHARACTERS / 2);
        String lines = "\n".repeat(TemplateCheck.MOST_LINES - 1);

        assertThat(TemplateCheck.faults(twice(half))).isEmpty();
        assertThat(TemplateCheck.faults(twice(half + "x")))
                .extracting(Fault::code)
                .containsExactly("size");
        assertThat(TemplateCheck.faults(Templates.of(lines))).isEmpty();
        assertThat(TemplateCheck.faults(Templates.of(lines + "\n")))
                .extracting(Fault::code)
                .containsExactly("size");
    }

    private static Template twice(String text) {
        return new Template(List.of(says(Role.SYSTEM, text), says(Role.USER, text)), List.of(), List.of());
    }
}
