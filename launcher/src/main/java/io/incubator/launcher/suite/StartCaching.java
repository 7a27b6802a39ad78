package io.incubator.launcher.suite;

import java.util.Locale;
import java.util.Map;

/// What a suite does about start caches: `INCUBATOR_START_CACHE`.
public enum StartCaching {
    /// no cache is used or made
    OFF,
    /// those there are are used
    USE,
    /// missing ones are made as well, when the suite has been up for a while and has nothing to do
    MAKE,
    /// missing ones are made as soon as the suite is ready
    NOW;

    /// The variable of the launcher's environment.
    public static final String VARIABLE = "INCUBATOR_START_CACHE";

    /// What `environment` asks for, and [#USE] when it asks for nothing.
    ///
    /// @throws IllegalArgumentException when it asks for something else; names what there is
    public static StartCaching of(Map<String, String> environment) {
        String value = environment.getOrDefault(VARIABLE, "").strip();
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "off" -> OFF;
            case "", "use" -> USE;
            case "make" -> MAKE;
            case "now" -> NOW;
            default ->
                throw new IllegalArgumentException(VARIABLE + " can be off, use, make or now, not \"" + value + "\"");
        };
    }

    boolean makes() {
        return this == MAKE || this == NOW;
    }
}
