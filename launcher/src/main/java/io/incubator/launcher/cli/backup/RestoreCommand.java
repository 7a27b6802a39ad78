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

/// Brings an installation back.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Make this installation what it was when FILE was written.",
            "Every file is checked before the first is written; data that are there are never written over."
        })
public final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private Installation installation;

    @Parameters(paramLabel = "FILE", description = "What ./incubator backup has written.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return Done.say(spec, installation, "restore", () -> Backup.restore(file, installation.state()));
    }
}
