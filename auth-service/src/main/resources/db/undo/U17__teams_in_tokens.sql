REVOKE UPDATE (created_at) ON team_member FROM auth_system;
DROP POLICY team_member_system ON team_member;
CREATE POLICY team_member_system ON team_member FOR SELECT TO auth_system USING (true);
