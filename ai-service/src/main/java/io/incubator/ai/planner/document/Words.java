package io.incubator.ai.planner.document;

import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import java.util.Locale;

/// Headings and phrases in the language of a plan.
public final class Words {
    private final KnowledgeBase knowledge;
    private final Language language;

    /// Phrases in one language.
    ///
    /// @param language `zh` or `en`
    public Words(KnowledgeBase knowledge, String language) {
        this.knowledge = knowledge;
        this.language = "zh".equals(language) ? Language.ZH : Language.EN;
    }

    /// The language of the plan.
    public Language language() {
        return language;
    }

    /// A phrase, with values filled in where it has room for them.
    public String get(String key, Object... values) {
        String text = knowledge.text(key, language);
        return values.length == 0 ? text : String.format(Locale.ROOT, text, values);
    }

    /// The word for an ordinal value or truth, or the value itself.
    public String value(Object value) {
        String plain = io.incubator.ai.planner.brief.Values.plain(value);
        return knowledge.texts().containsKey("value." + plain) ? get("value." + plain) : plain;
    }
}
