package io.incubator.job;

import io.incubator.kittest.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import java.util.UUID;

/// What the packaged job-service runs with in tests: PostgreSQL, a broker, an issuer, and an auth-service that plays.
/// Leases are short (3 s) and so are the pauses between attempts.
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "service", value = "job"))
@QuarkusTestResource(FakeAuth.class)
abstract class PackagedLedger {

    /// A kind no other test uses, so that claims meet only their own jobs.
    static String newKind() {
        return "k" + UUID.randomUUID();
    }
}
