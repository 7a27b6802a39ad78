package io.incubator.ai.planner.brief;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the facts of a brief can be. Whoever answers a question about one, or reads one in a text, is held to it.
public final class FactValues {
    private static final Map<String, Set<String>> WORDS = Map.of(
            "scale", Set.of("prototype", "small", "medium", "large"),
            "domainComplexity", Set.of("low", "medium", "high"),
            "budget", Set.of("low", "medium", "high"),
            "availability", Set.of("best_effort", "standard", "high", "critical"),
            "data.consistency", Set.of("strong", "eventual"));
    /// Empty where any short word will do.
    private static final Map<String, Set<String>> LISTS = Map.of(
            "compliance",
            Set.of(),
            "data.kinds",
            Set.of("relational", "document", "time_series", "event_stream", "graph", "search", "vector", "file"),
            "deployment.environment",
            Set.of("public_cloud", "kubernetes", "on_premises", "edge", "serverless", "paas"));
    private static final Set<String> TRUTHS =
            Set.of("performance.realtime", "data.analytics", "data.ml", "deployment.managedServicesOk");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{2,40}");
    private static final double[] AMOUNT = {0, 1e10};
    private static final Map<String, double[]> NUMBERS = Map.ofEntries(
            Map.entry("team.size", new double[] {1, 100_000}),
            Map.entry("team.opsExperience", new double[] {0, 5}),
            Map.entry("deadlineWeeks", new double[] {0.1, 1000}),
            Map.entry("horizonYears", new double[] {0.1, 100}),
            Map.entry("performance.p95Ms", new double[] {0.001, 1e9}),
            Map.entry("users.launch", AMOUNT),
            Map.entry("users.year1", AMOUNT),
            Map.entry("users.peakConcurrent", AMOUNT),
            Map.entry("performance.requestsPerSecond", AMOUNT),
            Map.entry("data.volumeGb", AMOUNT),
            Map.entry("data.growthGbPerMonth", AMOUNT));

    /// Keys of the facts that can be stated, in alphabetical order.
    public static final Set<String> KEYS = keys();

    private FactValues() {}

    /// The value in the form a context has it, or null if the fact cannot have it.
    ///
    /// @param value number, truth, word or list of words
    public static Object read(String key, Object value) {
        if (TRUTHS.contains(key)) {
            return value instanceof Boolean ? value : null;
        }
        if (WORDS.containsKey(key)) {
            return value instanceof String word && WORDS.get(key).contains(word.toLowerCase(Locale.ROOT))
                    ? word.toLowerCase(Locale.ROOT)
                    : null;
        }
        if (LISTS.containsKey(key)) {
            List<String> words = words(value);
            Set<String> allowed = LISTS.get(key);
            return words.isEmpty() || (!allowed.isEmpty() && !allowed.containsAll(words)) ? null : words;
        }
        double[] range = NUMBERS.get(key);
        return range != null
                        && value instanceof Number number
                        && number.doubleValue() >= range[0]
                        && number.doubleValue() <= range[1]
                ? (Object) number.doubleValue()
                : null;
    }

    /// The same for a value written as text, as a model writes it; several of a list with commas between.
    public static Object parse(String key, String text) {
        String plain = text.strip();
        if (TRUTHS.contains(key)) {
            return Set.of("true", "false").contains(plain) ? Boolean.valueOf(plain) : null;
        }
        if (LISTS.containsKey(key)) {
            List<String> words = List.of(plain.split("\\s*[,，、]\\s*"));
            return read(key, words) instanceof List<?> list
                            && list.stream()
                                    .allMatch(word ->
                                            NAME.matcher(word.toString()).matches())
                    ? list
                    : null;
        }
        return read(key, WORDS.containsKey(key) ? plain : number(plain));
    }

    /// What the values of a fact look like, in English.
    public static String describe(String key) {
        if (TRUTHS.contains(key)) {
            return "true or false";
        }
        if (WORDS.containsKey(key)) {
            return "one of " + String.join(", ", new TreeSet<>(WORDS.get(key)));
        }
        if (LISTS.containsKey(key)) {
            return LISTS.get(key).isEmpty()
                    ? "short names, such as gdpr, with commas between"
                    : "some of " + String.join(", ", new TreeSet<>(LISTS.get(key))) + ", with commas between";
        }
        double[] range = NUMBERS.get(key);
        return "a number from " + Values.plain(range[0]) + " to " + Values.plain(range[1]);
    }

    private static Double number(String text) {
        try {
            double number = Double.parseDouble(text.replace(",", ""));
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static List<String> words(Object value) {
        List<?> given = value instanceof List<?> list ? list : value instanceof String word ? List.of(word) : List.of();
        return given.stream()
                .map(word -> word.toString().strip().toLowerCase(Locale.ROOT).replace('-', '_'))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Set<String> keys() {
        Set<String> keys = new TreeSet<>(WORDS.keySet());
        keys.addAll(LISTS.keySet());
        keys.addAll(TRUTHS);
        keys.addAll(NUMBERS.keySet());
        return java.util.Collections.unmodifiableSet(keys);
    }
}
