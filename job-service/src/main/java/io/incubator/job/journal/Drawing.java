package io.incubator.job.journal;

import io.incubator.job.journal.Chunk.Point;
import java.util.ArrayList;
import java.util.List;

/// Draws a curve with few points. It is cut into parts of equally many points, and each part is shown by
/// its lowest and its highest, so that no spike is lost; the first and the last point are always there.
final class Drawing {
    private Drawing() {}

    /// At most about `wanted` of the points, in their order.
    static List<Point> of(List<Point> points, int wanted) {
        if (points.size() <= wanted) {
            return points;
        }
        int parts = Math.max(1, (wanted - 2) / 2);
        List<Point> drawn = new ArrayList<>(2 * parts + 2);
        drawn.add(points.getFirst());
        int inner = points.size() - 2;
        for (int part = 0; part < parts; part++) {
            int from = 1 + (int) ((long) inner * part / parts);
            int to = 1 + (int) ((long) inner * (part + 1) / parts);
            addExtremes(points.subList(from, to), drawn);
        }
        drawn.add(points.getLast());
        return drawn;
    }

    private static void addExtremes(List<Point> part, List<Point> drawn) {
        if (part.isEmpty()) {
            return;
        }
        int lowest = 0;
        int highest = 0;
        for (int i = 1; i < part.size(); i++) {
            lowest = part.get(i).value() < part.get(lowest).value() ? i : lowest;
            highest = part.get(i).value() > part.get(highest).value() ? i : highest;
        }
        drawn.add(part.get(Math.min(lowest, highest)));
        if (lowest != highest) {
            drawn.add(part.get(Math.max(lowest, highest)));
        }
    }
}
