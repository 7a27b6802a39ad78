package io.incubator.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.suite.LogTail;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A log that is printed and followed.
final class LogFile {
    private static final long INTERVAL_NANOS = Duration.ofMillis(300).toNanos();
    private static final int MOST_BYTES = 1_000_000;

    private final Path file;
    private final String name;
    private final boolean raw;
    private final PrintWriter out;
    private long position;

    LogFile(Path file, boolean raw, PrintWriter out) throws IOException {
        this.file = file;
        this.name = file.getFileName().toString().replaceFirst("\\.log$", "");
        this.raw = raw;
        this.out = out;
        this.position = Files.size(file);
    }

    void printTail(int lines, boolean named) {
        LogTail.lines(file, lines).forEach(line -> print(line, named));
        out.flush();
    }

    /// Prints whole lines written since the last look.
    ///
    /// @return whether there were any
    boolean printNews(boolean named) throws IOException {
        long size = Files.size(file);
        if (size < position) {
            // a new log was begun
            position = 0;
        }
        if (size == position) {
            return false;
        }
        byte[] bytes = new byte[(int) Math.min(size - position, MOST_BYTES)];
        try (RandomAccessFile reading = new RandomAccessFile(file.toFile(), "r")) {
            reading.seek(position);
            reading.readFully(bytes);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n');
        if (end < 0) {
            return false;
        }
        String whole = text.substring(0, end + 1);
        position += whole.getBytes(StandardCharsets.UTF_8).length;
        whole.lines().forEach(line -> print(line, named));
        out.flush();
        return true;
    }

    static void pause() {
        LockSupport.parkNanos(INTERVAL_NANOS);
    }

    private void print(String line, boolean named) {
        out.println((named ? name + " | " : "") + (raw ? line : readable(line)));
    }

    /// A JSON line as `time level message`, with what else matters behind it.
    static String readable(String line) {
        JsonNode entry = line.startsWith("{") ? Json.read(line) : Json.object();
        if (!entry.hasNonNull("message") || !entry.hasNonNull("level")) {
            return line;
        }
        StringBuilder text = new StringBuilder()
                .append(entry.path("timestamp").asText())
                .append(' ')
                .append("%-5s".formatted(entry.path("level").asText()))
                .append(' ')
                .append(entry.path("message").asText());
        entry.path("mdc")
                .properties()
                .forEach(pair -> text.append(' ')
                        .append(pair.getKey())
                        .append('=')
                        .append(pair.getValue().asText()));
        JsonNode exception = entry.path("exception");
        if (exception.isObject()) {
            text.append(" · ")
                    .append(exception.path("exceptionType").asText())
                    .append(": ")
                    .append(exception.path("message").asText());
        }
        return text.toString();
    }
}
