package io.incubator.local.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/// What ends with this process, however it ends: also when it is killed or halted, which no shutdown hook survives.
///
/// A small shell waits at the other end of a pipe. The operating system closes the pipe when this process is gone, and
/// the shell then stops what it was told about. What was stopped in an orderly way is taken back from it before.
public final class LastWill {

    /// How a process is asked to end.
    public enum Signal {
        /// the usual way; who does not follow within 15 s is killed
        TERM,
        /// a PostgreSQL server ends its connections and shuts down cleanly; it is never killed
        INT
    }

    /// Ignores what a terminal sends to everybody: it has to be the last one.
    private static final String SCRIPT = """
            trap '' HUP INT TERM QUIT
            heirs=
            while read -r verb signal pid; do
              case $verb in
                add) heirs="$heirs $signal:$pid" ;;
                drop)
                  kept=
                  for heir in $heirs; do [ "${heir#*:}" = "$pid" ] || kept="$kept $heir"; done
                  heirs=$kept ;;
              esac
            done
            for heir in $heirs; do kill -s "${heir%%:*}" "${heir#*:}"; done
            for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
              living=
              for heir in $heirs; do
                case $heir in TERM:*) kill -0 "${heir#*:}" && living="$living ${heir#*:}" ;; esac
              done
              [ -n "$living" ] || exit 0
              sleep 1
            done
            kill -s KILL $living
            """;

    private static LastWill current;

    private final Process executor;
    private final OutputStream pipe;

    private LastWill() {
        try {
            executor = new ProcessBuilder("/bin/sh", "-c", SCRIPT, "incubator-last-will")
                    .directory(new java.io.File("/"))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start /bin/sh", e);
        }
        pipe = executor.getOutputStream();
    }

    /// The process `pid` is stopped when this process is gone.
    public static synchronized void stop(long pid, Signal signal) {
        if (current == null || !current.executor.isAlive()) {
            current = new LastWill();
        }
        current.say("add " + signal + " " + pid);
    }

    /// The process `pid` has ended, or is nobody's business any more. Its number may belong to another one soon.
    public static synchronized void release(long pid) {
        if (current != null && current.executor.isAlive()) {
            current.say("drop - " + pid);
        }
    }

    private void say(String line) {
        try {
            pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The process that stops what is left behind has gone", e);
        }
    }
}
