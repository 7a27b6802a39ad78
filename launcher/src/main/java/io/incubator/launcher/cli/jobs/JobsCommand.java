package io.incubator.launcher.cli.jobs;

import io.incubator.launcher.cli.api.CommandGroup;
import picocli.CommandLine.Command;

/// Holds the commands of this area.
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        description = "List, show, follow, cancel and repeat long work.",
        subcommands = {
            ListJobs.class,
            ShowJob.class,
            WatchJob.class,
            CancelJob.class,
            RetryJob.class,
            ShowQueues.class,
            LiveJobs.class
        },
        footer = {"", "Examples:", "  ./incubator jobs list --only running", "  ./incubator jobs watch JOB && echo done"
        })
public final class JobsCommand extends CommandGroup {}
