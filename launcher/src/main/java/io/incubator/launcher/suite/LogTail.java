package io.incubator.launcher.suite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The last lines of a log.
public final class LogTail {
    private static final int LONGEST_LINE = 600;
    private static final int ENOUGH_BYTES = 200_000;

    private LogTail() {}

    /// At most `count` lines, cut to a readable length.
    public static String of(Path log, int count) {
        if (!Files.exists(log)) {
            return "(no log yet)";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            int size = (int) Math.min(file.length(), ENOUGH_BYTES);
            byte[] bytes = new byte[size];
            file.seek(file.length() - size);
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join(
                    "\n",
                    lines.subList(Math.max(0, lines.size() - count), lines.size()).stream()
                            .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + " …" : line)
                            .toList());
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + e.getMessage() + ")";
        }
    }
}
