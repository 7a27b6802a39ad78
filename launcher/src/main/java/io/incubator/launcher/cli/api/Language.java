package io.incubator.launcher.cli.api;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/// The languages the command line speaks.
public enum Language {
    EN,
    ZH;

    private static final String TEXTS = "io.incubator.launcher.cli.texts";

    /// What the environment asks for (`LC_ALL`, `LC_MESSAGES`, `LANG`); English when it asks for none of ours.
    public static Language of(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("zh"))
                .map(_ -> ZH)
                .orElse(EN);
    }

    /// What `--lang` of these arguments asks for, else the environment.
    public static Language of(List<String> arguments, Map<String, String> environment) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String wanted = argument.startsWith("--lang=") ? argument.substring("--lang=".length()) : null;
            if (argument.equals("--lang") && i + 1 < arguments.size()) {
                wanted = arguments.get(i + 1);
            }
            String asked = wanted;
            if (asked != null) {
                return Arrays.stream(values())
                        .filter(language -> language.name().equalsIgnoreCase(asked))
                        .findFirst()
                        .orElseGet(() -> of(environment));
            }
        }
        return of(environment);
    }

    /// For `Accept-Language`.
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The texts of this language, which are also those of picocli's help.
    public ResourceBundle texts() {
        return ResourceBundle.getBundle(
                TEXTS,
                Locale.forLanguageTag(tag()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// One text.
    ///
    /// @param arguments for `{0}`, `{1}` in it
    public String text(String key, Object... arguments) {
        String pattern = texts().getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }
}
