package io.incubator.ai.planner.perspective;

import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.Voice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Where the perspectives agree about the options, and where one of them would decide otherwise.
final class Consensus {
    private final KnowledgeBase knowledge;
    private final Language language;
    private final Panel panel;
    private final Map<String, Map<Criterion, Double>> scores;

    Consensus(KnowledgeBase knowledge, Language language, Panel panel, Map<String, Map<Criterion, Double>> scores) {
        this.knowledge = knowledge;
        this.language = language;
        this.panel = panel;
        this.scores = scores;
    }

    List<String> agreement(List<PerspectiveView.View> views) {
        List<String> agreement = new ArrayList<>();
        Map<String, List<String>> byFirst = views.stream()
                .collect(Collectors.groupingBy(
                        v -> v.ranking().getFirst(),
                        java.util.TreeMap::new,
                        Collectors.mapping(PerspectiveView.View::name, Collectors.toList())));
        byFirst.forEach((option, names) -> {
            if (names.size() >= 3) {
                agreement.add(text("perspective.first", names.size(), option, join(names)));
            }
        });
        List<String> last =
                views.stream().map(v -> v.ranking().getLast()).distinct().toList();
        if (last.size() == 1) {
            agreement.add(text("perspective.last", last.getFirst()));
        }
        return agreement;
    }

    List<String> dissent(List<PerspectiveView.View> views) {
        List<String> dissent = new ArrayList<>();
        String headline = scores.keySet().iterator().next();
        for (PerspectiveView.View view : views) {
            String own = view.ranking().getFirst();
            if (!own.equals(headline)) {
                Criterion reason = reason(view, own, headline);
                dissent.add(text(
                        "perspective.dissent",
                        view.name(),
                        own,
                        knowledge.text("criterion." + reason.id(), language),
                        scores.get(own).get(reason),
                        scores.get(headline).get(reason)));
            }
        }
        return dissent;
    }

    /// The criterion that speaks most for its own favourite, by its own weights.
    private Criterion reason(PerspectiveView.View view, String own, String headline) {
        Map<Criterion, Double> weights = panel.of(Voice.valueOf(view.id().toUpperCase(Locale.ROOT)));
        return java.util.Arrays.stream(Criterion.values())
                .max(Comparator.comparingDouble(c -> weights.get(c)
                        * (scores.get(own).get(c) - scores.get(headline).get(c))))
                .orElseThrow();
    }

    private String join(List<String> names) {
        return String.join(language == Language.ZH ? "、" : ", ", names);
    }

    private String text(String key, Object... values) {
        return String.format(Locale.ROOT, knowledge.text(key, language), values);
    }
}
