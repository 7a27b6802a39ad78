package io.incubator.project.revisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/// What this service reads of `jobs.job.progressed.v1.projects`, owned by job-service.
///
/// @param percent absent while the worker has not said
/// @param stage absent while the worker has not said
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobProgressed(UUID jobId, String kind, String state, Integer percent, String stage, long version) {}
