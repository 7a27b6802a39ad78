package io.incubator.job.stream;

import io.incubator.kit.live.LiveAdmissions;
import io.incubator.kit.live.LiveGate;
import io.incubator.kit.problem.ProblemWriter;
import jakarta.inject.Singleton;

/// Lets in who may follow a job.
@Singleton
class JobLiveGate extends LiveGate {
    JobLiveGate(LiveAdmissions admissions, JobEvents topic, ProblemWriter problems) {
        super(admissions, topic, problems);
    }
}
