package io.incubator.ai;

import io.incubator.kittest.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/// What the packaged ai-service runs with in tests: PostgreSQL, a broker, an issuer, and neighbours that play.
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "service", value = "ai"))
@QuarkusTestResource(Neighbours.class)
@QuarkusTestResource(ScriptedUpstream.class)
public abstract class PackagedService {}
