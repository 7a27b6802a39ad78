package io.incubator.ai.planner.counsel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Asks a model one question after the other. An answer that does not hold is sent back with what is wrong about it,
/// twice at most. Remembers what was asked in vain. Thread-safe.
final class Interview {
    private static final int ATTEMPTS = 3;

    private final Map<String, String> missing = new ConcurrentHashMap<>();

    /// Why a question has no answer, by question.
    Map<String, String> missing() {
        return missing;
    }

    /// The answer, if one holds.
    <T> Optional<T> ask(String question, Function<String, T> call, Function<T, List<String>> check) {
        return ask(question, "", call, check);
    }

    /// The last answer to a question for a list, whether all of it holds or not.
    ///
    /// @param first what was wrong about an answer before; empty if there was none
    <T> List<T> askForList(
            String question, String first, Function<String, List<T>> call, Function<List<T>, List<String>> check) {
        List<T> last = new ArrayList<>();
        var _ = ask(
                question,
                first,
                objection -> {
                    List<T> answer = call.apply(objection);
                    last.clear();
                    last.addAll(answer);
                    return answer;
                },
                check);
        return last;
    }

    private <T> Optional<T> ask(
            String question, String first, Function<String, T> call, Function<T, List<String>> check) {
        String objection = first;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                T answer = call.apply(objection);
                List<String> objections = check.apply(answer);
                if (objections.isEmpty()) {
                    return Optional.of(answer);
                }
                objection = String.join(" ", objections);
            } catch (UnreadableAnswerException e) {
                objection = e.getMessage();
            } catch (NoAnswerException e) {
                missing.put(question, e.reason());
                return Optional.empty();
            }
        }
        missing.put(question, "unacceptable");
        return Optional.empty();
    }
}
