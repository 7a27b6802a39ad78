drop table task_removal, task;
