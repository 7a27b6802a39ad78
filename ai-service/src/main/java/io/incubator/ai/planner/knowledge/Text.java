package io.incubator.ai.planner.knowledge;

import java.util.Objects;

/// One statement in both languages.
public record Text(String en, String zh) {
    public Text {
        Objects.requireNonNull(en, "en");
        Objects.requireNonNull(zh, () -> "zh of \"" + en + "\"");
    }

    public String in(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
