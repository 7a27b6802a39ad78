create index one_id on one (id);
create index two_id on two (id);
