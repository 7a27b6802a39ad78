package io.incubator.project.live;

import io.incubator.kit.live.LiveAdmissions;
import io.incubator.kit.live.LiveGate;
import io.incubator.kit.problem.ProblemWriter;
import jakarta.inject.Singleton;

/// Lets in who may follow a project.
@Singleton
class ProjectLiveGate extends LiveGate {
    ProjectLiveGate(LiveAdmissions admissions, LiveProjects topic, ProblemWriter problems) {
        super(admissions, topic, problems);
    }
}
