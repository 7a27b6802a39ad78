package io.incubator.job.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Some points of a curve, as a row keeps them, with what is needed to draw them from afar.
///
/// @param first how many points of the curve came before
/// @param steps big-endian longs
/// @param values big-endian doubles
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Chunk(long first, byte[] steps, byte[] values) {
    /// Most points in a row.
    static final int MOST = 1_024;

    /// A measurement.
    record Point(long step, double value) {}

    /// Nothing yet.
    static Chunk empty(long first) {
        return new Chunk(first, new byte[0], new byte[0]);
    }

    int points() {
        return steps.length / Long.BYTES;
    }

    int room() {
        return MOST - points();
    }

    /// This and these.
    Chunk with(List<Long> moreSteps, List<Double> moreValues) {
        ByteBuffer s = ByteBuffer.allocate(steps.length + moreSteps.size() * Long.BYTES)
                .put(steps);
        moreSteps.forEach(s::putLong);
        ByteBuffer v = ByteBuffer.allocate(values.length + moreValues.size() * Double.BYTES)
                .put(values);
        moreValues.forEach(v::putDouble);
        return new Chunk(first, s.array(), v.array());
    }

    List<Point> all() {
        List<Point> all = new ArrayList<>(points());
        ByteBuffer s = ByteBuffer.wrap(steps);
        ByteBuffer v = ByteBuffer.wrap(values);
        while (s.hasRemaining()) {
            all.add(new Point(s.getLong(), v.getDouble()));
        }
        return all;
    }

    /// The lowest point, and the first of them.
    Point lowest() {
        return all().stream().reduce((a, b) -> b.value() < a.value() ? b : a).orElseThrow();
    }

    /// The highest point, and the first of them.
    Point highest() {
        return all().stream().reduce((a, b) -> b.value() > a.value() ? b : a).orElseThrow();
    }
}
