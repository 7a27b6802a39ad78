package io.incubator.launcher.cli.tasks;

import io.incubator.launcher.cli.api.CommandGroup;
import picocli.CommandLine.Command;

/// Holds the commands of this area.
@Command(
        name = "tasks",
        mixinStandardHelpOptions = true,
        description = "The tasks of the accepted plan.",
        subcommands = {ListTasks.class, ChangeTask.class, CommentOnTask.class, ListComments.class},
        footer = {
            "",
            "Examples:",
            "  ./incubator tasks list \"Salon booking\"",
            "  ./incubator tasks change \"Salon booking\" TASK --status done"
        })
public final class TasksCommand extends CommandGroup {}
