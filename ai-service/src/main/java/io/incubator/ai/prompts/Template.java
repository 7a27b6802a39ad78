package io.incubator.ai.prompts;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a version of a prompt says.
///
/// @param messages in their order
/// @param variables what stands for something else in messages and examples
/// @param examples questions with their answers, shown to the model after the system messages
@Schema(name = "PromptTemplate")
record Template(
        @NotEmpty @Size(max = 50) List<@NotNull @Valid Message> messages,
        @Size(max = 100) List<@NotNull @Valid Variable> variables,
        @Size(max = 50) List<@NotNull @Valid Example> examples) {
    private static final int LONGEST = 100_000;

    /// Copies the lists.
    Template {
        messages = messages == null ? List.of() : List.copyOf(messages);
        variables = variables == null ? List.of() : List.copyOf(variables);
        examples = examples == null ? List.of() : List.copyOf(examples);
    }

    /// What somebody says.
    ///
    /// @param text with `{{name}}` where the value of a variable goes
    @Schema(name = "PromptMessage")
    record Message(
            @NotNull Role role,

            @NotNull @Size(min = 1, max = LONGEST) @Schema(examples = "Answer {{name}} in one sentence.")
            String text) {}

    /// A name that stands for a value.
    ///
    /// @param required whether a value must be given; left out, it must if there is no other
    /// @param otherwise the value where none is given; nothing at all if this is left out, too
    @Schema(name = "PromptVariable")
    record Variable(
            @NotNull @Pattern(regexp = Placeholders.NAME) @Schema(examples = "name")
            String name,

            @Size(max = 500) String description,

            @Schema(description = "Left out, it is true where there is no default")
            Boolean required,

            @JsonProperty("default") @Size(max = 10_000) String otherwise) {

        Variable {
            description = description == null ? "" : description;
            required = required == null ? otherwise == null : required;
        }

        /// The value where none is given.
        Optional<String> unsaid() {
            return required ? Optional.empty() : Optional.of(otherwise == null ? "" : otherwise);
        }
    }

    /// A question and how it is to be answered.
    @Schema(name = "PromptExample")
    record Example(
            @NotNull @Size(min = 1, max = LONGEST) String user,

            @NotNull @Size(min = 1, max = LONGEST) String assistant) {}
}
