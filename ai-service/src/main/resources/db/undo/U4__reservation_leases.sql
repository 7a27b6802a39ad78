drop index reservation_by_age;
