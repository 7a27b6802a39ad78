drop table project_team;
-- the events of teams stay, for the stream has no gaps: the release before shows types it does not know
