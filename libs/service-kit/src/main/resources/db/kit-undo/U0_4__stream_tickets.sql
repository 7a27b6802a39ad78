drop table stream_ticket;
