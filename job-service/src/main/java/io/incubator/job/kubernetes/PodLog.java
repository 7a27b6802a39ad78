package io.incubator.job.kubernetes;

import io.fabric8.kubernetes.client.dsl.PodResource;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// What a pod has written, a portion at a time and each line once. Lines are asked for by time, to the second, and told
/// apart by their own, to the nanosecond.
final class PodLog {
    private static final Logger LOG = Logger.getLogger(PodLog.class);
    private static final int PORTION = 1 << 20;

    private Instant last = Instant.EPOCH;

    /// Lines that have come since the last call; the last one only when it is whole.
    List<String> next(PodResource pod) {
        var all = pod.inContainer(Manifest.CONTAINER).usingTimestamps().limitBytes(PORTION);
        String text = last.equals(Instant.EPOCH)
                ? all.getLog()
                : all.sinceTime(last.truncatedTo(ChronoUnit.SECONDS).toString()).getLog();
        if (text == null) {
            return List.of();
        }
        List<String> fresh = new ArrayList<>();
        int end;
        for (int start = 0; (end = text.indexOf('\n', start)) >= 0; start = end + 1) {
            read(text.substring(start, end), fresh);
        }
        if (fresh.isEmpty() && text.length() >= PORTION) {
            // a second that holds more than a portion: its rest is left out, or nothing would ever come after it
            LOG.warnf("lines of a pod are left out: second=%s", last);
            last = last.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        }
        return fresh;
    }

    private void read(String line, List<String> fresh) {
        int blank = line.indexOf(' ');
        try {
            Instant at = Instant.parse(line.substring(0, Math.max(blank, 0)));
            if (at.isAfter(last)) {
                last = at;
                fresh.add(line.substring(blank + 1).stripTrailing());
            }
        } catch (DateTimeParseException e) {
            LOG.debugf("a pod's line without a time is left out: length=%d", line.length());
        }
    }
}
