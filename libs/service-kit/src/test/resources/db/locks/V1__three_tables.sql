create table one (id int);
create table two (id int);
create table three (id int);
