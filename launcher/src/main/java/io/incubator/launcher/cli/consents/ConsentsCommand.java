package io.incubator.launcher.cli.consents;

import io.incubator.launcher.cli.api.CommandGroup;
import picocli.CommandLine.Command;

/// Holds the commands of this area.
@Command(
        name = "consents",
        mixinStandardHelpOptions = true,
        description = "See and end what applications you have let in may do for you.",
        subcommands = {ListConsents.class, WithdrawConsent.class},
        footer = {"", "Examples:", "  ./incubator consents list", "  ./incubator consents withdraw ID"})
public final class ConsentsCommand extends CommandGroup {}
