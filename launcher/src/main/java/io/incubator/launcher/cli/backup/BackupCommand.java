package io.incubator.launcher.cli.backup;

import io.incubator.launcher.backup.Backup;
import io.incubator.launcher.cli.api.Installation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes an installation to one file.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Write the data of a stopped suite to one file: databases, broker and secrets.",
            "Whoever has the file has everything; it is readable by its owner only."
        })
public final class BackupCommand implements Callable<Integer> {
    @Mixin
    private Installation installation;

    @Parameters(paramLabel = "FILE", description = "Where to; it must not exist yet.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return Done.say(spec, installation, "backup", () -> Backup.write(installation.state(), file));
    }
}
