package io.incubator.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.system.contract.Answers.Outcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What [AccessMatrixIT] asks of every operation and has another answer at `/v1`: keys, and what another organisation
/// has set up.
@Tag("no-broker")
class ModelGatewayAccessIT {
    private final World world = World.shared();

    static Stream<Operation> operations() {
        return Contracts.modelGateway().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersAKeyThatHasTheScopeAndNoOther(Operation operation) {
        Call call = Scenarios.of(operation).prepare(world, world.owner());

        assertThat(Answers.send(world.models().mayCall(), operation, call).status())
                .isIn(operation.successes());
        Answers.refusal(operation, Answers.send(world.models().mayNot(), operation, call), 403);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void reachesNothingThatAnotherOrganisationHasSetUp(Operation operation) {
        Call call = Scenarios.of(operation).prepare(world, world.owner());
        long before = world.vendor().asked();

        Outcome outcome = Answers.send(world.stranger().api(), operation, call);

        if (operation.key().equals("GET /v1/models")) {
            assertThat(Answers.text(outcome)).doesNotContain(ModelAccess.MODEL);
        } else {
            // a model is unknown; and where a provider is asked for what it keeps, there is no such provider
            boolean atProvider = call.headers().containsKey(ModelAccess.CHOICE);
            Answers.refusal(operation, outcome, atProvider ? 400 : 404);
        }
        assertThat(world.vendor().asked()).isEqualTo(before);
    }
}
