package io.incubator.project.events;

/// What a project's stream tells.
public enum ProjectEventType {
    PROJECT_CREATED("project.created"),
    PROJECT_UPDATED("project.updated"),
    ACCESS_CHANGED("access.changed"),
    MEMBER_ADDED("member.added"),
    MEMBER_CHANGED("member.changed"),
    MEMBER_REMOVED("member.removed"),
    TEAM_ADDED("team.added"),
    TEAM_CHANGED("team.changed"),
    TEAM_REMOVED("team.removed"),
    INVITATION_CREATED("invitation.created"),
    INVITATION_DECLINED("invitation.declined"),
    INVITATION_REVOKED("invitation.revoked"),
    BRIEF_ADDED("brief.added"),
    REVISION_REQUESTED("revision.requested"),
    REVISION_PROGRESSED("revision.progressed"),
    REVISION_READY("revision.ready"),
    REVISION_ACCEPTED("revision.accepted"),
    REVISION_FAILED("revision.failed"),
    BOARD_IMPORTED("board.imported"),
    TASK_CREATED("task.created"),
    TASK_CHANGED("task.changed"),
    TASK_MOVED("task.moved"),
    TASK_DELETED("task.deleted"),
    COMMENT_ADDED("comment.added"),
    COMMENT_EDITED("comment.edited"),
    COMMENT_DELETED("comment.deleted");

    /// Sent once and last when the project is gone; never stored, because its events are gone with it.
    static final String PROJECT_DELETED = "project.deleted";

    private final String wireName;

    ProjectEventType(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
