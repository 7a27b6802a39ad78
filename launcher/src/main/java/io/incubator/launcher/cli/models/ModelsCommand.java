package io.incubator.launcher.cli.models;

import io.incubator.launcher.cli.api.CommandGroup;
import picocli.CommandLine.Command;

/// Holds the commands of this area.
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Set up providers, models and routes of your organisation, or of all, for the API at /v1.",
        subcommands = {
            ListModels.class,
            AddModel.class,
            RemoveModel.class,
            ListProviders.class,
            ConnectProvider.class,
            RemoveProvider.class,
            ListRoutes.class,
            RouteModels.class,
            RemoveRoute.class
        },
        footer = {
            "",
            "Examples:",
            "  pass show openai | ./incubator models connect openai --base-url https://api.openai.com/v1 --credential-stdin",
            "  ./incubator models add gpt-5-mini --provider openai --context 400000 --max-output 128000 \\",
            "    --price-input 0.25 --price-output 2",
            "  ./incubator models route team-chat --to gpt-5-mini=1",
            "  ./incubator models list --global"
        })
public final class ModelsCommand extends CommandGroup {}
