package io.incubator.ai.plans;

import java.util.UUID;

/// Result of the job kind `plan`: a reference, the plan itself stays here.
record PlanResult(UUID planId) {}
