package io.incubator.ai.prompts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What is wrong with a template beyond the form of its fields.
final class TemplateCheck {
    /// Characters of all texts together.
    static final int MOST_CHARACTERS = 200_000;
    /// Lines of all texts together; comparing two versions takes their product.
    static final int MOST_LINES = 5_000;

    private final Template template;
    private final Set<String> declared;
    private final Set<String> used = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();
    private long characters;
    private long lines;

    private TemplateCheck(Template template) {
        this.template = template;
        this.declared =
                template.variables().stream().map(Template.Variable::name).collect(Collectors.toSet());
    }

    /// Every fault; none for a template that can be stored.
    static List<Fault> faults(Template template) {
        return new TemplateCheck(template).check();
    }

    private List<Fault> check() {
        for (int i = 0; i < template.messages().size(); i++) {
            text("messages[" + i + "].text", template.messages().get(i).text());
        }
        for (int i = 0; i < template.examples().size(); i++) {
            text("examples[" + i + "].user", template.examples().get(i).user());
            text("examples[" + i + "].assistant", template.examples().get(i).assistant());
        }
        variables();
        if (characters > MOST_CHARACTERS || lines > MOST_LINES) {
            faults.add(new Fault(
                    "messages",
                    "size",
                    "and examples have more than " + MOST_CHARACTERS + " characters or " + MOST_LINES
                            + " lines together"));
        }
        return List.copyOf(faults);
    }

    private void text(String field, String text) {
        characters += text.length();
        lines += 1 + text.chars().filter(c -> c == '\n').count();
        if (Placeholders.areMalformed(text)) {
            faults.add(new Fault(
                    field,
                    "placeholder",
                    "has {{ that opens no placeholder: one is {{name}}, without spaces; for the braces themselves"
                            + " take a variable with {{ as its default"));
        }
        for (String name : new HashSet<>(Placeholders.names(text))) {
            used.add(name);
            if (!declared.contains(name)) {
                faults.add(new Fault(field, "undeclared", "uses " + name + ", which is not among the variables"));
            }
        }
    }

    private void variables() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < template.variables().size(); i++) {
            Template.Variable variable = template.variables().get(i);
            String field = "variables[" + i + "].";
            if (!seen.add(variable.name())) {
                faults.add(new Fault(field + "name", "duplicate", "is there twice"));
            } else if (!used.contains(variable.name())) {
                faults.add(new Fault(field + "name", "unused", "stands in no message and no example"));
            }
            if (variable.required() && variable.otherwise() != null) {
                faults.add(new Fault(field + "default", "contradiction", "is never used: the variable is required"));
            }
        }
    }
}
