package io.incubator.launcher.cli.keys;

import io.incubator.launcher.cli.api.CommandGroup;
import picocli.CommandLine.Command;

/// Holds the commands of this area.
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Make, list and revoke API keys, with which programs act for you.",
        subcommands = {CreateKey.class, ListKeys.class, RevokeKey.class},
        footer = {
            "",
            "Examples:",
            "  ./incubator keys create ci --scope projects:read --scope plans:read --days 30",
            "  ./incubator keys revoke ID"
        })
public final class KeysCommand extends CommandGroup {}
