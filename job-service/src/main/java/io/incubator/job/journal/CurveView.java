package io.incubator.job.journal;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A curve, drawn.
@Schema(name = "Curve")
record CurveView(
        String name,
        int attempt,

        @Schema(description = "How many points there are in the range.")
        long points,

        List<Long> steps,
        List<Double> values) {}
