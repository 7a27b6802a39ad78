package io.incubator.ai.planner.option;

import io.incubator.ai.planner.knowledge.Axis;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// A class per axis, within a family; incomplete while being put together.
public record Composition(String family, Map<Axis, String> classes) {
    public Composition {
        classes = Collections.unmodifiableMap(classes.isEmpty() ? new EnumMap<>(Axis.class) : new EnumMap<>(classes));
    }

    public String get(Axis axis) {
        return classes.get(axis);
    }

    /// The same with another class on one axis.
    public Composition with(Axis axis, String type) {
        Map<Axis, String> more = new EnumMap<>(Axis.class);
        more.putAll(classes);
        more.put(axis, type);
        return new Composition(family, more);
    }

    /// On how many axes two compositions differ.
    public int distance(Composition other) {
        return distance(other, EnumSet.allOf(Axis.class));
    }

    /// On how many of some axes two compositions differ.
    public int distance(Composition other, Set<Axis> axes) {
        int different = 0;
        for (Axis axis : axes) {
            different += get(axis).equals(other.get(axis)) ? 0 : 1;
        }
        return different;
    }
}
