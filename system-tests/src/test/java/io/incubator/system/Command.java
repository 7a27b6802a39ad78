package io.incubator.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Another program, run to its end.
public final class Command {

    private Command() {}

    /// How it ended.
    ///
    /// @param status of its exit; -1 when it could not be started or took too long
    /// @param output of both its streams
    public record Result(int status, String output) {}

    /// Runs a program; one that takes too long is killed with all it started.
    public static Result in(Path directory, Duration patience, Map<String, String> environment, String... command)
            throws InterruptedException {
        try {
            Path output = Files.createTempFile("command", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            String said = Files.readString(output);
            Files.delete(output);
            return new Result(
                    ended ? process.exitValue() : -1,
                    ended ? said : said + "\nstopped after " + patience.toSeconds() + " s");
        } catch (IOException e) {
            return new Result(-1, e.getMessage());
        }
    }
}
