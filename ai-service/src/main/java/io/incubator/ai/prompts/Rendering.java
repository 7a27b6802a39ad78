package io.incubator.ai.prompts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A template with values.
final class Rendering {
    /// Characters of all messages together.
    static final int MOST_CHARACTERS = 1_000_000;

    private final Template template;
    private final Map<String, String> given;
    private final Map<String, String> values;

    /// @param given values by the names of variables
    Rendering(Template template, Map<String, String> given) {
        this.template = template;
        this.given = Map.copyOf(given);
        this.values = new HashMap<>(given);
        template.variables()
                .forEach(variable -> variable.unsaid().ifPresent(text -> values.putIfAbsent(variable.name(), text)));
    }

    /// What is wrong with the values; without a fault there are [#messages].
    List<Fault> faults() {
        List<String> names =
                template.variables().stream().map(Template.Variable::name).toList();
        List<Fault> faults = new ArrayList<>();
        names.stream()
                .filter(name -> !values.containsKey(name))
                .forEach(name -> faults.add(new Fault("variables." + name, "required", "is required")));
        given.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(name ->
                        faults.add(new Fault("variables." + name, "unknown", "is not a variable of this version")));
        if (faults.isEmpty() && length() > MOST_CHARACTERS) {
            faults.add(new Fault(
                    "variables", "size", "make the prompt longer than " + MOST_CHARACTERS + " characters together"));
        }
        return faults;
    }

    /// What is said to a model: the examples come after the system messages the template begins with.
    List<Template.Message> messages() {
        return texts().map(message -> new Template.Message(message.role(), Placeholders.fill(message.text(), values)))
                .toList();
    }

    private long length() {
        return texts().mapToLong(message -> Placeholders.length(message.text(), values))
                .sum();
    }

    private Stream<Template.Message> texts() {
        List<Template.Message> messages = template.messages();
        long first = messages.stream()
                .takeWhile(message -> message.role() == Role.SYSTEM)
                .count();
        return Stream.of(
                        messages.stream().limit(first),
                        template.examples().stream()
                                .flatMap(example -> Stream.of(
                                        new Template.Message(Role.USER, example.user()),
                                        new Template.Message(Role.ASSISTANT, example.assistant()))),
                        messages.stream().skip(first))
                .flatMap(part -> part);
    }
}
