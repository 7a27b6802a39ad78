package io.incubator.launcher.cli.account;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Asks for a password without showing it.
///
/// @param fromStdin whether it is the first line of standard input
/// @param prompt what a person is asked
record Password(boolean fromStdin, String prompt) {

    /// @throws IllegalArgumentException when there is none
    String read() {
        Console console = System.console();
        boolean ask = !fromStdin && console.isTerminal();
        String password = ask ? asked(console) : line();
        if (password == null || password.isEmpty()) {
            throw new IllegalArgumentException("No password was given");
        }
        return password;
    }

    private String asked(Console console) {
        char[] typed = console.readPassword("%s: ", prompt);
        return typed == null ? null : new String(typed);
    }

    private static String line() {
        try {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the password", e);
        }
    }
}
