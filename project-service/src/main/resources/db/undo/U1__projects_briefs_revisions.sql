drop table project_event, revision_file, revision_plan, revision, brief, project;
