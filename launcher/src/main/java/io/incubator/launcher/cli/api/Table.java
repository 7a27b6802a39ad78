package io.incubator.launcher.cli.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A table that fits the terminal: its widest columns give way first.
public final class Table {
    private static final String GAP = "  ";
    private static final int LEAST = 8;

    private final List<String[]> rows = new ArrayList<>();

    /// @param header names of the columns
    public Table(String... header) {
        rows.add(header.clone());
    }

    /// Adds a row of as many cells as there are columns.
    public Table row(String... cells) {
        if (cells.length != rows.getFirst().length) {
            throw new IllegalArgumentException("A row has " + rows.getFirst().length + " cells, not " + cells.length);
        }
        rows.add(cells.clone());
        return this;
    }

    /// The table in at most `width` columns of the terminal, if that is possible at all.
    public List<String> lines(int width) {
        int[] widths = widths(width);
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private int[] widths(int most) {
        int[] widths = new int[rows.getFirst().length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], columns(row[i]));
            }
        }
        int gaps = GAP.length() * (widths.length - 1);
        while (Arrays.stream(widths).sum() + gaps > most) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= LEAST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String cell = cut(row[i], widths[i]);
            line.append(i == 0 ? "" : GAP).append(cell).append(" ".repeat(Math.max(0, widths[i] - columns(cell))));
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String text, int width) {
        if (columns(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int codePoint : text.codePoints().toArray()) {
            used += columns(codePoint);
            if (used > width - 1) {
                break;
            }
            kept.appendCodePoint(codePoint);
        }
        return kept.append('…').toString();
    }

    static int columns(String text) {
        return text.codePoints().map(Table::columns).sum();
    }

    /// East Asian characters take two columns.
    private static int columns(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> 2;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /// Punctuation and full forms of letters.
    private static boolean isWide(int codePoint) {
        return (codePoint >= 0x3000 && codePoint <= 0x303f) || (codePoint >= 0xff00 && codePoint <= 0xff60);
    }
}
