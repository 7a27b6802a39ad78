package io.incubator.ai.prompts;

import java.util.List;

/// Templates the tests take.
final class Templates {
    private Templates() {}

    static Template.Message says(Role role, String text) {
        return new Template.Message(role, text);
    }

    /// A variable that must be given.
    static Template.Variable needed(String name) {
        return new Template.Variable(name, "", null, null);
    }

    /// A variable that need not be given.
    static Template.Variable otherwise(String name, String value) {
        return new Template.Variable(name, "", null, value);
    }

    /// One message of the user with these variables.
    static Template of(String text, Template.Variable... variables) {
        return new Template(List.of(says(Role.USER, text)), List.of(variables), List.of());
    }
}
