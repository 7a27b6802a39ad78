package io.incubator.ai.planner.api;

import io.incubator.ai.planner.blueprint.Entity;
import java.util.List;
import java.util.Locale;

/// Values that teach what a field looks like; always the same ones.
final class Samples {
    static final String ID = "01970b3e-7c1a-7000-8000-000000000001";
    static final String TIME = "2026-01-15T09:30:00Z";

    private Samples() {}

    static Object of(Entity.Field field) {
        return switch (field.type()) {
            case UUID -> ID;
            case TEXT, LONG_TEXT -> field.name().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
            case EMAIL -> "alex@example.com";
            case URL -> "https://www.example.com/" + field.column();
            case INTEGER -> 3;
            case DECIMAL -> 12.5;
            case MONEY -> 1990;
            case CURRENCY -> "EUR";
            case BOOLEAN -> true;
            case DATE -> "2026-01-15";
            case TIMESTAMP -> TIME;
            case DURATION -> 900;
            case JSON -> OpenApiWriter.ordered("key", "value");
            case ENUM -> field.values().getFirst();
            case FILE -> "files/" + ID;
            case LOCATION -> OpenApiWriter.ordered("longitude", 8.54, "latitude", 47.37);
            case VECTOR -> List.of(0.12, -0.03, 0.88);
        };
    }
}
