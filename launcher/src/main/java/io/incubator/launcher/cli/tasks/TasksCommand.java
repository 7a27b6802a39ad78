package io.incubator.launcher.cli.tasks;

import io.incubator.launcher.cli.api.CommandGroup;
import picocli.CommandLine.Command;

/// Holds the commands of this area.
@Command(
        name = "tasks",
        mixinStandardHelpOptions = true,
        description = "The tasks of the accepted plan.",
        subcommands = {ListTasks.class},
        footer = {"", "Example:", "  ./incubator tasks list \"Salon booking\""})
public final class TasksCommand extends CommandGroup {}
