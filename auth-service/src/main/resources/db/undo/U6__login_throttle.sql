DROP TABLE known_address;
DROP TABLE login_bucket;
