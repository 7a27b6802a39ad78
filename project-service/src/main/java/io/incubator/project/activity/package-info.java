/// Who did what in a project, the newest first. The feed is the project's events
/// ([io.incubator.project.events]), which are written in the transaction of the change they tell; only
/// the news of a job's progress is left out.
package io.incubator.project.activity;
