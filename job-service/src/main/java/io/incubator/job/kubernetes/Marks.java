package io.incubator.job.kubernetes;

import io.incubator.kit.worker.JobContext;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a line of a container means: `::progress 40 training` is progress, `::metric loss 12 0.33` a point of a curve,
/// and everything else a line of the job's log.
final class Marks {
    private static final Pattern PROGRESS = Pattern.compile("::progress (\\d{1,3})(?: (\\S{1,60}))?");
    private static final Pattern METRIC = Pattern.compile("::metric ([\\w.-]{1,60}) (\\d{1,15}) (-?[\\d.eE+-]{1,30})");
    private static final int LONGEST = 4_000;

    private Marks() {}

    static void tell(JobContext context, String line) {
        Matcher progress = PROGRESS.matcher(line);
        Matcher metric = METRIC.matcher(line);
        if (progress.matches()) {
            String stage = progress.group(2) == null ? "running" : progress.group(2);
            context.progress(Integer.parseInt(progress.group(1)), stage);
        } else if (!metric.matches() || !point(context, metric)) {
            String text = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
            context.log(JobContext.Level.INFO, text, Map.of());
        }
    }

    private static boolean point(JobContext context, Matcher metric) {
        try {
            context.metric(metric.group(1), Long.parseLong(metric.group(2)), Double.parseDouble(metric.group(3)));
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
