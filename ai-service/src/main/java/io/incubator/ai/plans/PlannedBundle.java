package io.incubator.ai.plans;

import io.incubator.ai.planner.BundleFile;
import java.util.List;

/// A plan ready to be stored.
///
/// @param plan its JSON
/// @param files its bundle
record PlannedBundle(String plan, List<BundleFile> files) {
    PlannedBundle {
        files = List.copyOf(files);
    }
}
