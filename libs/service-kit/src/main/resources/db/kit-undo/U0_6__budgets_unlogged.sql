alter table rate_limit set logged;
