package io.incubator.launcher.cli.account;

import io.incubator.launcher.cli.api.CommandGroup;
import picocli.CommandLine.Command;

/// Holds the commands about what the suite keeps of a person.
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Take along what the suite holds of you, or have it erased.",
        subcommands = {ExportAccount.class, EraseAccount.class},
        footer = {
            "",
            "Examples:",
            "  ./incubator account export > my-data.json",
            "  pass show incubator | ./incubator account erase --password-stdin"
        })
public final class AccountCommand extends CommandGroup {}
