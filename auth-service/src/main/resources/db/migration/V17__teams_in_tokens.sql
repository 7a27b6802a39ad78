-- Tokens tell of teams: who mints one reads them under a share lock, which takes the right to update.

DROP POLICY team_member_system ON team_member;
CREATE POLICY team_member_system ON team_member TO auth_system USING (true);
GRANT UPDATE (created_at) ON team_member TO auth_system;
