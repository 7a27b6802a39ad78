package io.incubator.auth.session;

import java.time.Duration;
import java.time.Instant;

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
    /// @param rotatedAt when the presented token was spent; null for the newest
    static Move of(Family family, Instant rotatedAt, Instant now, Duration grace) {
        if (family.over(now)) {
            return REFUSE;
        }
        if (family.presented() == family.newest()) {
            return ROTATE;
        }
        if (rotatedAt == null) {
            throw new IllegalArgumentException("an older generation that was never rotated");
        }
        return now.isBefore(rotatedAt.plus(grace)) ? REPEAT : END_FAMILY;
    }
}
