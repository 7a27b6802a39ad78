package io.incubator.ai.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.ai.usage.Prices;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which model a name stands for: the organisation's own before the operator's.
class OrganisationModelsTest {
    private static final Registry NOTHING = registry(1, "own", List.of(), Set.of(), Map.of());

    private static Registry registry(
            long version, String provider, List<String> models, Set<String> off, Map<String, RoutePlan> routes) {
        return new Registry(
                version,
                models.stream()
                        .map(name -> target(name, provider))
                        .collect(Collectors.toMap(Target::name, Function.identity())),
                off,
                routes,
                List.of(target("", provider)));
    }

    private static Registry global(String... models) {
        return registry(5, "everybodys", List.of(models), Set.of(), Map.of());
    }

    private static Target target(String name, String provider) {
        return new Target(
                UUID.randomUUID(),
                name,
                name,
                provider,
                Dialect.OPENAI,
                URI.create("https://x.example/v1"),
                Optional.empty(),
                Set.of(),
                1000,
                100,
                Prices.FREE,
                provider.equals("everybodys"));
    }

    private static RoutePlan plan(String first, String... fallbacks) {
        return new RoutePlan(List.of(new RoutePlan.Target(first, 1)), List.of(fallbacks), null, 0, 0);
    }

    private static List<String> called(OrganisationModels models, String name) {
        return models.route(name).stream()
                .flatMap(route -> route.order(0.5).stream())
                .map(target -> target.provider() + "/" + target.name())
                .toList();
    }

    @Test
    void whatOnlyTheOperatorHasIsTheOperators() {
        OrganisationModels models = new OrganisationModels(NOTHING, global("a"));

        assertThat(called(models, "a")).containsExactly("everybodys/a");
        assertThat(models.owner("a")).isEqualTo("everybodys");
        assertThat(models.ownRoute("a")).isEmpty();
        assertThat(models.isEmpty()).isFalse();
        assertThat(called(models, "b")).isEmpty();
    }

    @Test
    void anOwnNameWinsEvenSwitchedOff() {
        OrganisationModels models =
                new OrganisationModels(registry(1, "own", List.of("a"), Set.of("b"), Map.of()), global("a", "b", "c"));

        assertThat(called(models, "a")).containsExactly("own/a");
        assertThat(called(models, "b")).isEmpty();
        assertThat(called(models, "c")).containsExactly("everybodys/c");
        assertThat(models.names()).containsExactly("a", "c");
        assertThat(models.owner("a")).isEqualTo("own");
    }

    @Test
    void aRouteOfItsOwnLeadsToItsOwnModelsFirstAndPassesOverWhatIsOff() {
        OrganisationModels models = new OrganisationModels(
                registry(1, "own", List.of("a"), Set.of("b"), Map.of("mine", plan("a", "b", "c", "d"))),
                global("a", "b", "c"));

        assertThat(called(models, "mine")).containsExactly("own/a", "everybodys/c");
        assertThat(models.route("mine").orElseThrow().targets())
                .extracting(Target::name)
                .containsExactly("a", "c");
        assertThat(models.owner("mine")).isEqualTo("route");
    }

    @Test
    void namesInAGlobalRouteAreTheOperators() {
        Registry everybodys = registry(5, "everybodys", List.of("a", "r"), Set.of(), Map.of("r", plan("a")));
        Registry own = registry(1, "own", List.of("a"), Set.of(), Map.of());

        OrganisationModels models = new OrganisationModels(own, everybodys);

        assertThat(called(models, "r")).containsExactly("everybodys/a");
        assertThat(models.owner("r")).isEqualTo("route");
        OrganisationModels hidden =
                new OrganisationModels(registry(1, "own", List.of("r"), Set.of(), Map.of()), everybodys);
        assertThat(called(hidden, "r")).containsExactly("own/r");
        assertThat(hidden.owner("r")).isEqualTo("own");
        OrganisationModels off =
                new OrganisationModels(registry(1, "own", List.of(), Set.of("r"), Map.of()), everybodys);
        assertThat(called(off, "r")).isEmpty();
        assertThat(off.names()).containsExactly("a");
    }

    @Test
    void whatCanBeCalledComesWithWhatMayAnswer() {
        OrganisationModels models = new OrganisationModels(
                registry(1, "own", List.of("a"), Set.of("b"), Map.of("mine", plan("a", "b", "c", "d"))),
                new Registry(5, global("a", "b", "c").models(), Set.of(), Map.of("z", plan("a")), List.of()));

        List<CallableName> all = models.callable("", 10);

        assertThat(all).extracting(CallableName::name).containsExactly("a", "c", "mine", "z");
        assertThat(all)
                .extracting(CallableName::kind)
                .containsExactly(
                        CallableName.Kind.MODEL,
                        CallableName.Kind.MODEL,
                        CallableName.Kind.ROUTE,
                        CallableName.Kind.ROUTE);
        assertThat(all)
                .extracting(callable -> callable.models().stream()
                        .map(model -> (model.global() ? "everybodys/" : "own/") + model.name())
                        .toList())
                .containsExactly(
                        List.of("own/a"),
                        List.of("everybodys/c"),
                        List.of("own/a", "everybodys/c"),
                        List.of("everybodys/a"));
        assertThat(models.callable("a", 2)).extracting(CallableName::name).containsExactly("c", "mine");
    }

    @Test
    void whatLiesAtAProviderIsAtTheOrganisationsOwn() {
        OrganisationModels models = new OrganisationModels(NOTHING, global("a"));

        assertThat(models.providers()).extracting(Target::provider).containsExactly("own");
    }

    @Test
    void aChangeOfEitherIsAnotherVersion() {
        assertThat(Stream.of(
                                new OrganisationModels(NOTHING, global("a")),
                                new OrganisationModels(registry(2, "own", List.of(), Set.of(), Map.of()), global("a")),
                                new OrganisationModels(
                                        registry(2, "own", List.of(), Set.of(), Map.of()),
                                        registry(6, "everybodys", List.of(), Set.of(), Map.of())))
                        .map(OrganisationModels::version))
                .doesNotHaveDuplicates();
    }
}
