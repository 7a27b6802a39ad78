-- Reservations are found by their age: one that nobody came back for is settled at what it can have been at most.
create index reservation_by_age on reservation (created_at);
