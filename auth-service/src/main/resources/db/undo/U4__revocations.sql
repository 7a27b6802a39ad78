REVOKE UPDATE (role) ON membership FROM auth_system;
DROP TABLE revocation;
