package io.incubator.auth;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The name of a person or an organisation: up to 100 characters of any script, at least one of them visible, none of
/// them a control character (PostgreSQL stores no NUL, and a line break in a name only serves to deceive).
@NotNull
@Size(max = 100)
@Constraint(validatedBy = Name.Check.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, PARAMETER, RECORD_COMPONENT})
public @interface Name {
    /// What is told to people.
    String message() default "needs a visible character and may hold no control characters";

    /// Bean Validation's groups.
    Class<?>[] groups() default {};

    /// Bean Validation's payload.
    Class<? extends Payload>[] payload() default {};

    /// Null is left to `@NotNull`.
    final class Check implements ConstraintValidator<Name, String> {
        @Override
        public boolean isValid(String name, ConstraintValidatorContext context) {
            return name == null || (!name.isBlank() && name.codePoints().noneMatch(Check::unprintable));
        }

        private static boolean unprintable(int character) {
            return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
        }
    }
}
