package io.incubator.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation of the contracts, with every kind of caller: nobody, a token that is wrong in
/// one thing, another organisation, and each role, of whom all with the scope get their answer and
/// all others none.
// what an operation answers does not depend on the broker behind it
@Tag("no-broker")
class AccessMatrixIT {
    private static final List<String> SERVICE_ONLY = List.of("/api/auth/token");

    private final World world = World.shared();

    static Stream<Operation> operations() {
        return Stream.concat(Contracts.operations().stream(), Contracts.modelGateway().stream());
    }

    static Stream<Operation> guarded() {
        return operations().filter(operation -> !operation.anonymous());
    }

    static Stream<Operation> named() {
        return ofServices().filter(Operation::names);
    }

    static Stream<Operation> lists() {
        return ofServices().filter(operation -> operation.method().equals("GET") && !operation.names());
    }

    /// At `/v1` nothing has an id of ours: what another organisation reaches there is in [ModelGatewayAccessIT].
    private static Stream<Operation> ofServices() {
        return guarded().filter(operation -> !operation.ofModelGateway());
    }

    @Test
    void expectsSomethingOfEveryOperation() {
        assertThat(Scenarios.keys())
                .containsExactlyInAnyOrderElementsOf(
                        operations().map(Operation::key).toList());
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void refusesWhoeverHasNoValidToken(Operation operation) {
        Call call = Scenarios.of(operation).prepare(world, world.owner());
        TokenForge forge = world.tokens();
        Person owner = world.owner();
        String[] all = owner.scopes().toArray(String[]::new);
        List<String> tokens = List.of(
                "not.a.token",
                forge.good(owner.subject(), owner.organisation(), all).expired().sign(),
                forge.good(owner.subject(), owner.organisation(), all)
                        .claim("aud", List.of("incubator-internal"))
                        .sign(),
                forge.good(owner.subject(), owner.organisation(), all)
                        .claim("iss", "https://elsewhere.example")
                        .sign(),
                forge.good(owner.subject(), owner.organisation(), all)
                        .header("typ", "JWT")
                        .sign(),
                forge.good(owner.subject(), owner.organisation(), all).unsigned());

        Answers.refusal(operation, Answers.send(world.anonymous(), operation, call), 401);
        for (String token : tokens) {
            Answers.refusal(operation, Answers.send(world.anonymous().with(token), operation, call), 401);
        }
    }

    @ParameterizedTest
    @MethodSource("named")
    void hidesWhatBelongsToAnotherOrganisation(Operation operation) {
        Call call = Scenarios.of(operation).prepare(world, world.owner());

        Answers.problem(Answers.send(world.stranger().api(), operation, call), 404);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void showsNothingOfAnotherOrganisation(Operation operation) {
        Call call = Scenarios.of(operation).prepare(world, world.stranger());

        String seen = Answers.text(Answers.send(world.stranger().api(), operation, call));

        assertThat(seen).doesNotContain(World.CANARY, world.project(), world.job(), world.organisation());
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void answersEveryRoleThatHasTheScopeAndNoOther(Operation operation) {
        boolean somebody = false;
        for (Role role : Role.values()) {
            Person caller = world.person(role);
            Call call = Scenarios.of(operation).prepare(world, caller);
            Answers.Outcome outcome = Answers.send(call.sender(caller).api(), operation, call);
            if (call.permitted() && operation.allows(caller.scopes())) {
                somebody = true;
                assertThat(outcome.status())
                        .as("%s as %s: %s", operation, role, outcome.body())
                        .isIn(operation.successes());
            } else {
                Answers.refusal(operation, outcome, 403);
            }
        }
        assertThat(somebody).as("some role may call %s", operation).isTrue();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersWhoeverNeedsNoToken(Operation operation) {
        if (!operation.anonymous() || SERVICE_ONLY.contains(operation.path())) {
            return;
        }
        Call call = Scenarios.of(operation).prepare(world, world.owner());

        assertThat(Answers.send(world.anonymous(), operation, call).status()).isIn(operation.successes());
    }

    @Test
    void knowsScopesOnlyThatSomeRoleHas() {
        Set<String> held = world.owner().scopes();

        assertThat(guarded().flatMap(operation -> operation.scopes().stream())).isSubsetOf(held);
    }
}
