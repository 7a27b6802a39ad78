package io.incubator.project;

import io.incubator.kittest.SuiteResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/// What the packaged project-service runs with in tests: PostgreSQL, a broker, an issuer, and an ai-service that plays.
@QuarkusTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "service", value = "project"))
@QuarkusTestResource(FakeAiService.class)
abstract class PackagedService {}
