package io.incubator.kit.data;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/// Makes identifiers.
public final class Ids {
    private Ids() {}

    /// A new UUIDv7 (RFC 9562): unique without asking anyone, and ordered by time, which keeps indexes compact.
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }
}
