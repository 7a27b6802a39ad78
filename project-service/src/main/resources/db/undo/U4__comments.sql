drop table comment;
