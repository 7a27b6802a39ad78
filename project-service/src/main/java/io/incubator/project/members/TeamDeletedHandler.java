package io.incubator.project.members;

import io.incubator.kit.inbox.Effect;
import io.incubator.kit.inbox.EventHandler;
import io.incubator.kit.inbox.IncomingEvent;
import jakarta.inject.Singleton;

/// Takes a team that is no more out of every project.
@Singleton
class TeamDeletedHandler implements EventHandler<TeamDeleted> {
    private final ProjectTeamService teams;

    TeamDeletedHandler(ProjectTeamService teams) {
        this.teams = teams;
    }

    @Override
    public String consumer() {
        return "team-deleted";
    }

    @Override
    public Class<TeamDeleted> payload() {
        return TeamDeleted.class;
    }

    @Override
    public Effect prepare(IncomingEvent<TeamDeleted> event) {
        return () -> teams.forget(
                event.organisation(), event.data().team(), event.data().deletedBy());
    }
}
