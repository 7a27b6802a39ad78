package io.incubator.launcher.cli.api;

import java.util.LinkedHashMap;
import java.util.Map;

/// How a command ended, for scripts.
public enum ExitCode {
    DONE(0),
    FAILED(1),
    USAGE(2),
    /// no suite runs, or nothing answers at its address
    UNREACHABLE(3),
    /// the API answered with a problem; its code is on stderr
    REFUSED(4),
    NOT_SIGNED_IN(5);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /// Code and meaning of each, as `--help` shows them.
    public static Map<String, String> meanings(Language language) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode exit : values()) {
            meanings.put(Integer.toString(exit.code), language.text("exit." + exit.name()));
        }
        return meanings;
    }
}
