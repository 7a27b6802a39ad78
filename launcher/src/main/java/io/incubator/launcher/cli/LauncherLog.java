package io.incubator.launcher.cli;

import io.incubator.local.process.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// The launcher's own log: what its parts say goes to a file, the terminal stays for people.
final class LauncherLog {
    private static final int LARGEST = 10_000_000;
    private static final String FORMAT = "%1$tFT%1$tT.%1$tL%1$tz %4$-7s %3$s %5$s%6$s%n";
    /// held, because the log manager forgets loggers nobody holds
    private static final Logger ROOT = Logger.getLogger("");

    private static final Logger BROKER = Logger.getLogger("org.apache.qpid");
    private static final Logger BROKER_MESSAGES = Logger.getLogger("qpid.message");

    private LauncherLog() {}

    /// Says nothing: commands that only look or call have nothing to log.
    static void quiet() {
        LogManager.getLogManager().reset();
        ROOT.setLevel(Level.OFF);
    }

    /// Writes to `logs/launcher.log` in `state` from now on.
    static void writeTo(Path state) {
        if (System.getProperty("java.util.logging.SimpleFormatter.format") == null) {
            System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
        }
        try {
            Path file = Directories.make(state.resolve("logs")).resolve("launcher.log");
            LogManager.getLogManager().reset();
            Handler handler = new FileHandler(file.toString().replace("%", "%%"), LARGEST, 1, true);
            handler.setFormatter(new SimpleFormatter());
            ROOT.addHandler(handler);
            ROOT.setLevel(Level.INFO);
            BROKER.setLevel(Level.WARNING);
            BROKER_MESSAGES.setLevel(Level.WARNING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the launcher's log", e);
        }
    }
}
