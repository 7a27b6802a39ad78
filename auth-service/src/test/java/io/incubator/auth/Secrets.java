package io.incubator.auth;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// What an operator sets on auth-service and on no other service.
public class Secrets implements QuarkusTestResourceLifecycleManager {
    static final String PROJECT_SERVICE = "project-service-for-tests";
    static final String JOB_SERVICE = "job-service-for-tests";
    static final String OPERATOR = "operator-for-tests";
    static final String AI_SERVICE = "ai-service-for-tests";

    @Override
    public Map<String, String> start() {
        return Map.of(
                "key.encryption.key",
                "c2l4dGVlbiBieXRlcyBhbmQgc2l4dGVlbiBtb3JlISE=",
                "client.secret.project.service",
                PROJECT_SERVICE,
                "client.secret.ai.service",
                AI_SERVICE,
                "client.secret.job.service",
                JOB_SERVICE,
                "client.secret.operator",
                OPERATOR,
                // rotations in seconds instead of minutes
                "incubator.auth.keys.refresh",
                "1s",
                "incubator.auth.keys.published-for",
                "4s",
                "mail.folder",
                MailFolder.path().toString());
    }

    @Override
    public void stop() {}
}
