package io.incubator.launcher.cli.backup;

import io.incubator.launcher.backup.Backup;
import io.incubator.launcher.backup.BackupException;
import io.incubator.launcher.cli.api.ExitCode;
import io.incubator.launcher.cli.api.Installation;
import io.incubator.launcher.client.Json;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/// Says how a backup or restore went, and how long it took.
final class Done {
    private Done() {}

    static int say(CommandSpec spec, Installation installation, String what, Supplier<Backup.Report> work) {
        Backup.Report report;
        try {
            report = work.get();
        } catch (BackupException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.FAILED.code();
        }
        double seconds = report.took().toMillis() / 1000.0;
        spec.commandLine()
                .getOut()
                .println(
                        installation.json()
                                ? Json.pretty(Json.object()
                                        .put("done", what)
                                        .put("archive", report.archive().toString())
                                        .put("files", report.files())
                                        .put("bytes", report.bytes())
                                        .put("seconds", seconds))
                                : String.format(
                                        Locale.ROOT,
                                        "%s: %s, %d files, %.1f MB in %.1f s",
                                        what,
                                        report.archive(),
                                        report.files(),
                                        report.bytes() / 1e6,
                                        seconds));
        return ExitCode.DONE.code();
    }
}
