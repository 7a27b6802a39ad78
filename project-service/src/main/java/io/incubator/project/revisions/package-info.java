/// Revisions: what planning a brief came to. A revision asks job-service for a `plan` job, hears how far it is, and
/// keeps the plan and its bundle for good when it is finished.
package io.incubator.project.revisions;
