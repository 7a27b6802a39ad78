package io.incubator.auth.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What becomes of a presented refresh token: the table of the package's documentation, without a database.
enum Move {
    /// Make the next generation and spend this one.
    ROTATE,
    /// Answer with the newest generation once more.
    REPEAT,
    /// Refuse; nothing changes.
    REFUSE,
    /// Refuse and end the family.
    END_FAMILY;

    /// @param family the locked session and the presented token's place in it
    /// @param rotatedAt when the presented token was spent; empty for the newest
    /// @param arrived when it was presented
    static Move of(Family family, Optional<Instant> rotatedAt, Instant arrived, Duration grace) {
        if (family.over(arrived)) {
            return REFUSE;
        }
        if (family.presented() == family.newest()) {
            return ROTATE;
        }
        Instant spent =
                rotatedAt.orElseThrow(() -> new IllegalArgumentException("an older generation that was never rotated"));
        return arrived.isBefore(spent.plus(grace)) ? REPEAT : END_FAMILY;
    }
}
