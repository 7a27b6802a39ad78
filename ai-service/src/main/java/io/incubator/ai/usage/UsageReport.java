package io.incubator.ai.usage;

import java.time.Instant;
import java.util.List;

/// What was used from one moment until another, the dearest first.
record UsageReport(Instant from, Instant until, UsageGroup groupBy, List<UsageRow> rows) {
    UsageReport {
        rows = List.copyOf(rows);
    }

    /// The same as comma-separated values (RFC 4180).
    String csv() {
        StringBuilder text = new StringBuilder(groupBy.label())
                .append(",calls,failed,estimated,input_tokens,cached_tokens,cache_write_tokens,output_tokens,"
                        + "reasoning_tokens,cost_nanos\r\n");
        for (UsageRow row : rows) {
            text.append(cell(row.name()));
            for (long number : new long[] {
                row.calls(),
                row.failed(),
                row.estimated(),
                row.inputTokens(),
                row.cachedTokens(),
                row.cacheWriteTokens(),
                row.outputTokens(),
                row.reasoningTokens(),
                row.costNanos()
            }) {
                text.append(',').append(number);
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    /// Quoted; a text that a spreadsheet would take for a formula gets an apostrophe in front.
    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
