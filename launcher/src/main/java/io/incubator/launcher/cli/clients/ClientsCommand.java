package io.incubator.launcher.cli.clients;

import io.incubator.launcher.cli.api.CommandGroup;
import picocli.CommandLine.Command;

/// Holds the commands of this area.
@Command(
        name = "clients",
        mixinStandardHelpOptions = true,
        description = "Register, list and remove applications that people sign in to with their account here.",
        subcommands = {CreateClient.class, ListClients.class, RemoveClient.class},
        footer = {
            "",
            "Examples:",
            "  ./incubator clients create Dashboard --redirect https://dashboard.example/callback",
            "  ./incubator clients remove ID"
        })
public final class ClientsCommand extends CommandGroup {}
