package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The TypeScript client, built from the contract and run against the suite under Node.
@Tag("anywhere")
@Tag("no-broker")
@Tag("node")
class TypeScriptClientIT {
    private static final Path HOME = Path.of("..", "clients", "typescript");

    @Test
    void itsTypesFollowTheContractAndItsTestsPassAgainstTheSuite() throws Exception {
        NodeProject client = NodeProject.in(HOME, "The TypeScript client is NOT tested");
        String gateway = SuiteUnderTest.sharedGateway().toString();

        Command.Result build = client.run(Map.of(), "npm", "run", "build");
        assertThat(build.status()).as(build.output()).isZero();
        Command.Result test = client.run(Map.of("INCUBATOR_URL", gateway), "npm", "test");

        assertThat(test.status()).as(test.output()).isZero();
        assertThat(test.output())
                .contains("an idea becomes a plan, followed live")
                .doesNotContain("INCUBATOR_URL is not set");
    }
}
