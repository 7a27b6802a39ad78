package io.incubator.launcher.cli.api;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The terminal, when there is one.
final class Screen {
    private static final int USUAL = 80;

    private Screen() {}

    /// Columns to fit into; nothing is cut when the output goes to a file or another program.
    static int width() {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        if (!terminal) {
            return Integer.MAX_VALUE;
        }
        String columns = System.getenv("COLUMNS");
        if (columns != null && columns.matches("[1-9][0-9]{1,3}")) {
            return Integer.parseInt(columns);
        }
        return askTerminal();
    }

    private static int askTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String[] size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ", 2);
            return size.length == 2 && !size[1].equals("0") ? Integer.parseInt(size[1]) : USUAL;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot ask the terminal for its size", e);
        }
    }
}
