package io.incubator.job;

import io.incubator.kittest.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/// What the packaged job-service runs with in tests: PostgreSQL, a broker, an issuer, and an auth-service
/// that plays. Leases are short (6 s) and so are the pauses between attempts.
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "service", value = "job"))
@QuarkusTestResource(FakeAuth.class)
abstract class PackagedLedger {
    static {
        // what takes a moment on an idle machine may take long on a busy one
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    }

    /// A kind no other test uses, so that claims meet only their own jobs; a worker has asked for it.
    static String newKind() {
        String kind = "k" + UUID.randomUUID();
        new Worker("announcer").claim(kind, 1);
        return kind;
    }
}
