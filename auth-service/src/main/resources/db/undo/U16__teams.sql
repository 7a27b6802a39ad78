DROP TABLE team_member, team;
