package io.incubator.launcher.cli.teams;

import io.incubator.launcher.cli.api.CommandGroup;
import picocli.CommandLine.Command;

/// Holds the commands of this area.
@Command(
        name = "teams",
        mixinStandardHelpOptions = true,
        description = "See and keep the teams of your organisation.",
        subcommands = {
            ListTeams.class,
            CreateTeam.class,
            DeleteTeam.class,
            ListTeamMembers.class,
            AddTeamMember.class,
            RemoveTeamMember.class
        },
        footer = {
            "",
            "Examples:",
            "  ./incubator teams create Checkout --description \"Cart and payment\"",
            "  ./incubator teams add Checkout USER"
        })
public final class TeamsCommand extends CommandGroup {}
