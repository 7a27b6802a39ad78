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

    /// At most `count` lines as one text, each cut to a readable length.
    public static String of(Path log, int count) {
        return String.join(
                "\n",
                lines(log, count).stream()
                        .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + " …" : line)
                        .toList());
    }

    /// At most `count` lines, whole.
    public static List<String> lines(Path log, int count) {
        if (!Files.exists(log)) {
            return List.of("(no log yet)");
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(file.length(), ENOUGH_BYTES)];
            file.seek(file.length() - bytes.length);
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of("(" + log + " cannot be read: " + e.getMessage() + ")");
        }
    }
}
