drop table plan_file, plan;
