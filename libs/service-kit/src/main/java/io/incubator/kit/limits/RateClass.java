package io.incubator.kit.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;

/// Puts an operation into another class than its method would: GET reads, everything else writes.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RateClass {

    /// The class.
    Kind value();

    /// Classes of work; each caller has a budget of each.
    enum Kind {
        /// Reads.
        READ,
        /// Changes.
        WRITE,
        /// What costs seconds of a core: plans, password hashes.
        HEAVY,
        /// Anything without a token, by address.
        ANONYMOUS;

        /// The name in headers and contracts.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
