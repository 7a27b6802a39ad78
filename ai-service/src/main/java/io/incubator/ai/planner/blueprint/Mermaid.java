package io.incubator.ai.planner.blueprint;

/// Escaping for Mermaid, whose labels know `#…;` entities.
public final class Mermaid {
    private Mermaid() {}

    /// A label in quotes, for flowcharts.
    static String quoted(String label) {
        return "\"" + escaped(label) + "\"";
    }

    /// Text of a message or participant in a sequence diagram, where `;` and `#` end or change the
    /// statement.
    public static String plain(String label) {
        return escaped(label);
    }

    private static String escaped(String label) {
        StringBuilder escaped = new StringBuilder();
        label.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> escaped.append("#quot;");
                case '<' -> escaped.append("#lt;");
                case '>' -> escaped.append("#gt;");
                case '#' -> escaped.append("#35;");
                case ';' -> escaped.append("#59;");
                case '`' -> escaped.append("'");
                case '{', '}', '[', ']', '|', '\\' ->
                    escaped.append('#').append(c).append(';');
                default -> {
                    if (Character.isISOControl(c)) {
                        escaped.append(' ');
                    } else {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
