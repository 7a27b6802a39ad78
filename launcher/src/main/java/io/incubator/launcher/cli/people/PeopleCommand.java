package io.incubator.launcher.cli.people;

import io.incubator.launcher.cli.api.CommandGroup;
import picocli.CommandLine.Command;

/// Holds the commands of this area.
@Command(
        name = "people",
        mixinStandardHelpOptions = true,
        description = "See, invite and remove the people of your organisation.",
        subcommands = {
            ListPeople.class,
            InvitePerson.class,
            ListPendingInvitations.class,
            WithdrawPersonInvitation.class,
            JoinOrganisation.class,
            ChangePersonRole.class,
            RemovePerson.class
        },
        footer = {
            "",
            "Examples:",
            "  ./incubator people invite carol@example.org --role member",
            "  ./incubator people join CODE"
        })
public final class PeopleCommand extends CommandGroup {}
