package io.incubator.ai.planner.knowledge;

/// Languages plans are written in.
public enum Language {
    EN("en"),
    ZH("zh");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /// ISO 639-1 code.
    public String code() {
        return code;
    }

    /// The language of a text by the share of Chinese characters among its letters; a Chinese brief is full of
    /// Latin product names, so a fifth is enough.
    public static Language detect(String text) {
        long han = text.codePoints().filter(Character::isIdeographic).count();
        long letters = text.codePoints().filter(Character::isLetter).count();
        return han * 5 >= letters && han > 0 ? ZH : EN;
    }
}
