package io.incubator.launcher.cli.doctor;

/// What a check found.
///
/// @param advice what to do; empty when nothing is to be done
record Finding(String check, Level level, String message, String advice) {

    /// How much it matters.
    enum Level {
        OK,
        /// the suite runs, but not as well as it could
        WARN,
        /// the suite does not run
        FAIL
    }

    static Finding ok(String check, String message) {
        return new Finding(check, Level.OK, message, "");
    }

    static Finding warn(String check, String message, String advice) {
        return new Finding(check, Level.WARN, message, advice);
    }

    static Finding fail(String check, String message, String advice) {
        return new Finding(check, Level.FAIL, message, advice);
    }
}
