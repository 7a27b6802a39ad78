package io.incubator.ai.jobs;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/// What this service reads of `jobs.ready.v1.<kind>`, owned by job-service.
@JsonIgnoreProperties(ignoreUnknown = true)
record JobsReady(String kind) {}
