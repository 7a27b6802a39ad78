package io.incubator.auth.token;

import java.time.Instant;
import java.util.Locale;

/// How and when somebody last showed who they are.
///
/// @param level by what
/// @param at when; refreshing does not move it
public record Assurance(Level level, Instant at) {

    /// By what somebody showed who they are: `acr` of tokens.
    public enum Level {
        /// One factor: a password, or an account elsewhere.
        PWD,
        /// Two factors: a password with a code, or a passkey that knows its user.
        MFA;

        /// The name in the database and in tokens.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The level of that name.
        public static Level of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }
}
