package io.incubator.launcher.cli.members;

import io.incubator.launcher.cli.api.CommandGroup;
import picocli.CommandLine.Command;

/// Holds the commands of this area.
@Command(
        name = "members",
        mixinStandardHelpOptions = true,
        description = "See and change who may do what in a project.",
        subcommands = {
            ListMembers.class,
            AddMember.class,
            SetRole.class,
            RemoveMember.class,
            ListProjectTeams.class,
            ShareProject.class,
            UnshareProject.class,
            Invite.class,
            ListInvitations.class,
            WithdrawInvitation.class,
            JoinProject.class,
            DeclineInvitation.class
        },
        footer = {
            "",
            "Examples:",
            "  ./incubator members invite \"Salon booking\" USER --role viewer",
            "  ./incubator members join INVITATION",
            "  ./incubator members share \"Salon booking\" Checkout --role viewer"
        })
public final class MembersCommand extends CommandGroup {}
