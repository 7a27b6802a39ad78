drop index revision_by_state;
