/// Projects of an organisation: what briefs, revisions and the event stream belong to.
package io.incubator.project.projects;
