package io.incubator.ai.adviser;

import dev.langchain4j.model.openai.OpenAiChatModel;
import io.incubator.ai.planner.counsel.Adviser;
import io.incubator.ai.registry.Capability;
import io.incubator.ai.registry.Catalogue;
import io.incubator.ai.registry.OrganisationModels;
import io.incubator.ai.registry.ResolvedRoute;
import io.incubator.ai.registry.Target;
import io.incubator.ai.usage.Prices;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.config.Config;

/// Finds out whether an organisation has a model that advises its plans.
@Singleton
public class Advisers {
    private final Catalogue catalogue;
    private final Instance<PlannerService> service;
    private final AdviserConfig settings;
    private final Config config;

    /// @param service made when the first model is asked: most organisations have none, and pay no memory for it
    Advisers(Catalogue catalogue, Instance<PlannerService> service, AdviserConfig settings, Config config) {
        this.catalogue = catalogue;
        this.service = service;
        this.settings = settings;
        this.config = config;
    }

    /// The adviser of a job's organisation; empty where none is set up. Blocks.
    ///
    /// @param token the job's: the model is called with its rights
    public Optional<Adviser> of(UUID organisation, String token) {
        OrganisationModels models = catalogue.fresh(organisation);
        // not the operator's: whether briefs go to a model is for the organisation to say
        return models.ownRoute(settings.route())
                .map(ResolvedRoute::targets)
                .filter(targets -> !targets.isEmpty())
                .map(targets -> adviser(targets, token));
    }

    private Adviser adviser(List<Target> targets, String token) {
        int longest = Math.min(
                settings.answerTokens(),
                targets.stream().mapToInt(Target::maxOutputTokens).max().orElse(0));
        // one client for all of them: it is kept by its address, not by the token
        OpenAiChatModel.OpenAiChatModelBuilder model = OpenAiChatModel.builder()
                .baseUrl("http://127.0.0.1:" + config.getValue("quarkus.http.port", Integer.class) + "/v1")
                .apiKey(token)
                .modelName(settings.route())
                .timeout(settings.patience())
                // the gateway tries again where that makes sense
                .maxRetries(0)
                .strictJsonSchema(true);
        if (targets.getFirst().dialect().outputLimit().equals("max_tokens")) {
            model.maxTokens(longest);
        } else {
            model.maxCompletionTokens(longest);
        }
        ModelAdviser.Asked asked = new ModelAdviser.Asked(
                settings.route(),
                targets.stream().allMatch(target -> target.capabilities().contains(Capability.JSON_SCHEMA)),
                longest);
        return new ModelAdviser(
                service.get(),
                model.build(),
                asked,
                new Purse(dearest(targets), settings.tokens(), settings.nanoDollars()));
    }

    private static Prices dearest(List<Target> targets) {
        return new Prices(
                most(targets, Prices::input),
                most(targets, Prices::cached),
                most(targets, Prices::cacheWrite),
                most(targets, Prices::output),
                most(targets, Prices::reasoning),
                most(targets, Prices::call));
    }

    private static long most(List<Target> targets, ToLongFunction<Prices> price) {
        return targets.stream().map(Target::prices).mapToLong(price).max().orElse(0);
    }
}
