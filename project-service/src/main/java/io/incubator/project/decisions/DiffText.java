package io.incubator.project.decisions;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Writes differences for people, in both languages of the suite.
final class DiffText {
    private final DecisionDiff diff;
    private final boolean zh;
    private final List<String> lines = new ArrayList<>();

    private enum Phrase {
        TITLE("# From revision {0} to revision {1}", "# 从修订版 {0} 到修订版 {1}"),
        SAME("The decisions are the same.", "决策完全相同。"),
        DECISIONS("## Decisions", "## 决策"),
        OPTIONS("## Options", "## 选项"),
        WEIGHTS("## Weights", "## 权重"),
        CIRCUMSTANCES("## Circumstances", "## 条件"),
        CONSTRAINTS("## Constraints", "## 约束"),
        QUESTIONS("## Questions", "## 问题"),
        COMPONENTS("## Components", "## 组件"),
        TASKS("## Tasks", "## 任务"),
        COMPLEXITY("Complexity: {0} → {1}", "复杂度：{0} → {1}"),
        CHANGED("- {0}: {1} → {2}", "- {0}：{1} → {2}"),
        ADDED("- added: {0}", "- 新增：{0}"),
        REMOVED("- removed: {0}", "- 移除：{0}"),
        MOVED("- {0} → {1}: {2} (rank {3} → {4})", "- {0} → {1}：{2}（名次 {3} → {4}）"),
        ANSWERED("- answered: {0}", "- 已回答：{0}"),
        ASKED("- new: {0}", "- 新问题：{0}"),
        NOTHING("nothing", "无");

        private final String en;
        private final String zh;

        Phrase(String en, String zh) {
            this.en = en;
            this.zh = zh;
        }
    }

    private DiffText(DecisionDiff diff, boolean zh) {
        this.diff = diff;
        this.zh = zh;
    }

    /// The same differences with their text.
    static DecisionDiff added(DecisionDiff diff) {
        return new DecisionDiff(
                diff.from(),
                diff.to(),
                diff.same(),
                diff.decisions(),
                diff.options(),
                diff.weights(),
                diff.circumstances(),
                diff.constraints(),
                diff.answered(),
                diff.asked(),
                diff.components(),
                diff.tasks(),
                diff.complexity(),
                new DecisionDiff.Text(new DiffText(diff, false).write(), new DiffText(diff, true).write()));
    }

    private String write() {
        say(Phrase.TITLE, diff.from().number(), diff.to().number());
        if (diff.same()) {
            say(Phrase.SAME);
        }
        if (diff.complexity() != null) {
            say(
                    Phrase.COMPLEXITY,
                    number(diff.complexity().from()),
                    number(diff.complexity().to()));
        }
        changes(Phrase.DECISIONS, diff.decisions());
        options();
        section(Phrase.WEIGHTS, diff.weights(), this::amount);
        changes(Phrase.CIRCUMSTANCES, diff.circumstances());
        members(Phrase.CONSTRAINTS, diff.constraints());
        if (!diff.answered().isEmpty() || !diff.asked().isEmpty()) {
            say(Phrase.QUESTIONS);
            diff.answered().forEach(key -> say(Phrase.ANSWERED, key));
            diff.asked().forEach(key -> say(Phrase.ASKED, key));
        }
        members(Phrase.COMPONENTS, diff.components());
        members(Phrase.TASKS, diff.tasks());
        return String.join("\n", lines) + "\n";
    }

    private void options() {
        DecisionDiff.Options options = diff.options();
        if (options.added().isEmpty()
                && options.removed().isEmpty()
                && options.kept().isEmpty()) {
            return;
        }
        say(Phrase.OPTIONS);
        options.added().forEach(option -> say(Phrase.ADDED, option.id() + " " + option.title()));
        options.removed().forEach(option -> say(Phrase.REMOVED, option.id() + " " + option.title()));
        options.kept()
                .forEach(option -> say(
                        Phrase.MOVED, option.from(), option.to(), option.title(), option.fromRank(), option.toRank()));
    }

    private void members(Phrase title, DecisionDiff.Members members) {
        if (members.none()) {
            return;
        }
        say(title);
        members.added().forEach(member -> say(Phrase.ADDED, member.name()));
        members.removed().forEach(member -> say(Phrase.REMOVED, member.name()));
        members.changed().forEach(change -> lines.add(change(change)));
    }

    private void changes(Phrase title, List<DecisionDiff.Change> changes) {
        section(title, changes, this::change);
    }

    private <T> void section(Phrase title, List<T> elements, Function<T, String> line) {
        if (!elements.isEmpty()) {
            say(title);
            elements.forEach(element -> lines.add(line.apply(element)));
        }
    }

    private String change(DecisionDiff.Change change) {
        return phrase(Phrase.CHANGED, change.name(), orNothing(change.from()), orNothing(change.to()));
    }

    private String amount(DecisionDiff.Amount amount) {
        return phrase(Phrase.CHANGED, amount.name(), number(amount.from()), number(amount.to()));
    }

    private String orNothing(String value) {
        return value == null ? phrase(Phrase.NOTHING) : value;
    }

    private String number(Double value) {
        return value == null ? phrase(Phrase.NOTHING) : value.toString();
    }

    private void say(Phrase phrase, Object... values) {
        lines.add(phrase(phrase, values));
    }

    /// Values go in as they are: a remark's braces are no placeholders, and numbers keep one form.
    private String phrase(Phrase phrase, Object... values) {
        Object[] texts = java.util.Arrays.stream(values).map(String::valueOf).toArray();
        return new MessageFormat(zh ? phrase.zh : phrase.en, Locale.ROOT).format(texts);
    }
}
