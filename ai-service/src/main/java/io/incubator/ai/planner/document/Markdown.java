package io.incubator.ai.planner.document;

import java.util.List;
import java.util.regex.Pattern;

/// Builds Markdown; everything put in is escaped, so text of a brief stays text.
public final class Markdown {
    /// An ampersand Markdown would take for the beginning of an entity.
    private static final Pattern ENTITY = Pattern.compile("&(?=[A-Za-z#])");

    private final StringBuilder out = new StringBuilder();

    /// A heading.
    public Markdown heading(int level, String text) {
        out.append("#".repeat(level)).append(' ').append(escape(text)).append("\n\n");
        return this;
    }

    /// A paragraph.
    public Markdown paragraph(String text) {
        out.append(escape(text)).append("\n\n");
        return this;
    }

    /// A quotation.
    public Markdown quote(String text) {
        out.append("> ").append(escape(text)).append("\n\n");
        return this;
    }

    /// A list, followed by an empty line; nothing for an empty list.
    public Markdown list(List<String> items) {
        items.forEach(item -> out.append("- ").append(escape(item)).append('\n'));
        if (!items.isEmpty()) {
            out.append('\n');
        }
        return this;
    }

    /// A bold word and what it stands for.
    public Markdown labelled(String label, String text) {
        out.append("**")
                .append(escape(label))
                .append("** ")
                .append(escape(text))
                .append("\n\n");
        return this;
    }

    /// Begins a table.
    public Markdown tableHead(List<String> cells) {
        row(cells);
        out.append("|").append(" --- |".repeat(cells.size())).append('\n');
        return this;
    }

    /// A row of a table.
    public Markdown row(List<String> cells) {
        out.append('|');
        cells.forEach(cell -> out.append(' ').append(escape(cell)).append(" |"));
        out.append('\n');
        return this;
    }

    /// Ends a table.
    public Markdown end() {
        out.append('\n');
        return this;
    }

    /// A diagram.
    public Markdown mermaid(String source) {
        out.append("```mermaid\n").append(source).append("```\n\n");
        return this;
    }

    /// A block shown as it is; a fence in it would end it and is broken up.
    public Markdown code(String source) {
        out.append("```text\n")
                .append(source.replace("```", "` ` `").stripTrailing())
                .append("\n```\n\n");
        return this;
    }

    /// An open item of a list of things to do.
    ///
    /// @param marks written as they are: a number and labels in brackets
    public Markdown task(String marks, String text) {
        out.append("- [ ] ").append(marks).append(' ').append(escape(text)).append('\n');
        return this;
    }

    /// All of it, ending in one line feed.
    public String text() {
        return out.toString().stripTrailing() + "\n";
    }

    /// Escapes what Markdown, its tables or HTML would take as markup; a line break becomes a space.
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        ENTITY.matcher(text).replaceAll("&amp;").codePoints().forEach(c -> {
            switch (c) {
                case '>' -> escaped.append(escaped.isEmpty() ? "&gt;" : ">");
                case '<' -> escaped.append("&lt;");
                case '\\', '`', '*', '_', '[', ']', '|', '#', '~' ->
                    escaped.append('\\').append((char) c);
                case '\n', '\r', '\t' -> escaped.append(' ');
                default -> {
                    if (!Character.isISOControl(c)) {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
