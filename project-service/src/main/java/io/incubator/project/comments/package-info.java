/// What people say about a task, a revision, or one of the options of a revision's plan.
package io.incubator.project.comments;
