package io.incubator.launcher.cli.projects;

import io.incubator.launcher.cli.api.CommandGroup;
import picocli.CommandLine.Command;

/// Holds the commands of this area.
@Command(
        name = "projects",
        mixinStandardHelpOptions = true,
        description = "List, show, make, archive and delete projects.",
        subcommands = {
            ListProjects.class,
            ShowProject.class,
            ListActivity.class,
            CreateProject.class,
            ArchiveProject.class,
            UnarchiveProject.class,
            DeleteProject.class
        },
        footer = {
            "",
            "Examples:",
            "  ./incubator projects list --only active",
            "  ./incubator projects create \"Salon booking\"",
            "  ./incubator projects show \"Salon booking\" --json"
        })
public final class ProjectsCommand extends CommandGroup {}
