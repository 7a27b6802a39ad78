package io.incubator.ai.registry;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What an organisation can call: what it has set up itself, and behind that what the operator has set up for
/// everybody. A name of its own hides the same name there, even while it is switched off: what somebody has
/// turned off at their provider is not to go to another.
public final class OrganisationModels {
    private final Registry own;
    private final Registry global;

    OrganisationModels(Registry own, Registry global) {
        this.own = own;
        this.global = global;
    }

    /// Raised by every change of either.
    public long version() {
        return own.version() + global.version();
    }

    /// Whether nothing was set up.
    public boolean isEmpty() {
        return own.models().isEmpty() && global.models().isEmpty();
    }

    /// What is called without a model: the organisation's own providers only. Files and batches lie at a provider under
    /// its credential, where one organisation would find another's.
    public List<Target> providers() {
        return own.providers();
    }

    /// Where calls of this name go; a route comes before a model of the same name.
    public Optional<ResolvedRoute> route(String name) {
        return ownRoute(name).or(() -> own.names(name) ? Optional.empty() : globalRoute(name));
    }

    /// The same of what the organisation has set up itself.
    public Optional<ResolvedRoute> ownRoute(String name) {
        RoutePlan plan = own.routes().get(name);
        return plan != null
                ? Optional.of(new ResolvedRoute(plan, this::model))
                : Optional.ofNullable(own.models().get(name))
                        .map(model -> new ResolvedRoute(RoutePlan.of(name), _ -> model));
    }

    /// Every name that can be called.
    public NavigableSet<String> names() {
        TreeSet<String> names = new TreeSet<>(global.models().keySet());
        names.addAll(global.routes().keySet());
        names.removeAll(own.off());
        names.addAll(own.models().keySet());
        names.addAll(own.routes().keySet());
        return names;
    }

    /// The names of the operator's models that routes of the organisation may lead to.
    Set<String> globalModels() {
        return global.models().keySet();
    }

    /// What can be called, by name.
    ///
    /// @param after the names behind this one
    /// @param most so many of them at most
    List<CallableName> callable(String after, int most) {
        return names().tailSet(after, false).stream()
                .limit(most)
                .map(name -> new CallableName(
                        name,
                        isRoute(name) ? CallableName.Kind.ROUTE : CallableName.Kind.MODEL,
                        route(name).stream()
                                .flatMap(route -> route.targets().stream())
                                .map(CallableName.Answering::of)
                                .toList()))
                .toList();
    }

    /// Whose a name is: `route`, or the model's provider.
    public String owner(String name) {
        return isRoute(name) ? "route" : model(name).provider();
    }

    private boolean isRoute(String name) {
        return own.routes().containsKey(name)
                || (!own.names(name) && global.routes().containsKey(name));
    }

    private Optional<ResolvedRoute> globalRoute(String name) {
        // its names are the operator's: an organisation's own model of the same name is another one
        RoutePlan plan = global.routes().get(name);
        return plan != null
                ? Optional.of(new ResolvedRoute(plan, global.models()::get))
                : Optional.ofNullable(global.models().get(name))
                        .map(model -> new ResolvedRoute(RoutePlan.of(name), _ -> model));
    }

    private Target model(String name) {
        Target mine = own.models().get(name);
        return mine != null || own.names(name) ? mine : global.models().get(name);
    }
}
