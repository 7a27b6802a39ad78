package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.brief.Demand;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.Voice;
import io.incubator.ai.planner.option.Composition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was said about earlier plans, as far as it binds the next one.
///
/// @param wishes products and classes wanted or not; they win over what the brief says about the same
/// @param votes of perspectives that do not have just one
/// @param options to show, the one worked out first; empty where they are to be found
public record Steering(List<Demand> wishes, Map<Voice, Double> votes, List<Composition> options) {
    /// Nothing was said.
    public static final Steering NONE = new Steering(List.of(), Map.of(), List.of());

    public Steering {
        wishes = List.copyOf(wishes);
        votes = Map.copyOf(votes);
        options = List.copyOf(options);
    }

    /// The facts of a brief with the wishes in place of what they contradict.
    public Facts applied(Facts facts) {
        if (wishes.isEmpty()) {
            return facts;
        }
        List<Demand> demands = new ArrayList<>(facts.demands());
        wishes.forEach(wish -> {
            demands.removeIf(known -> sameThing(known, wish));
            demands.add(wish);
        });
        return facts.withDemands(demands);
    }

    /// With what a remark says besides; the newer replaces the older about the same thing.
    Steering plus(Remark remark) {
        List<Demand> all = new ArrayList<>(wishes);
        remark.wishes().forEach(wish -> {
            all.removeIf(known -> sameThing(known, wish));
            all.add(wish);
        });
        Map<Voice, Double> voices = new LinkedHashMap<>(votes);
        voices.putAll(remark.votes());
        return new Steering(all, voices, options);
    }

    Steering withVote(Voice voice, double vote) {
        Map<Voice, Double> voices = new LinkedHashMap<>(votes);
        voices.put(voice, vote);
        return new Steering(wishes, voices, options);
    }

    Steering withOptions(List<Composition> compositions) {
        return new Steering(wishes, votes, compositions);
    }

    /// Two products of one class may both be wanted, one after the other; the last one named is meant then, because an
    /// axis has one class.
    static boolean sameThing(Demand known, Demand wish) {
        if (!known.technologies().isEmpty() && !wish.technologies().isEmpty()) {
            boolean overlap = known.technologies().stream().anyMatch(wish.technologies()::contains);
            return overlap || (known.required() && wish.required() && sameAxis(known, wish));
        }
        boolean overlap = known.classes().entrySet().stream()
                .anyMatch(e -> wish.classes().getOrDefault(e.getKey(), java.util.Set.of()).stream()
                        .anyMatch(e.getValue()::contains));
        return overlap || (known.required() && wish.required() && sameAxis(known, wish));
    }

    private static boolean sameAxis(Demand known, Demand wish) {
        return known.classes().keySet().stream().anyMatch(wish.classes()::containsKey);
    }
}
