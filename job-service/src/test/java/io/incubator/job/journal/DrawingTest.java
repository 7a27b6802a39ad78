package io.incubator.job.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.job.journal.Chunk.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawingTest {
    @Test
    void extremesAndEndsSurviveHoweverFewPointsAreLeft() {
        List<Point> points = new ArrayList<>();
        for (int step = 0; step < 100_000; step++) {
            points.add(new Point(step, Math.sin(step / 500.0)));
        }
        points.set(31_415, new Point(31_415, 99));
        points.set(77_777, new Point(77_777, -99));

        List<Point> drawn = Drawing.of(points, 200);

        assertThat(drawn)
                .hasSizeLessThanOrEqualTo(200)
                .contains(new Point(31_415, 99), new Point(77_777, -99))
                .startsWith(points.getFirst())
                .endsWith(points.getLast())
                .isSortedAccordingTo(java.util.Comparator.comparingLong(Point::step));
    }

    @Test
    void fewPointsAreAllShown() {
        List<Point> points = List.of(new Point(1, 2), new Point(2, 1));

        assertThat(Drawing.of(points, 4)).isEqualTo(points);
    }
}
