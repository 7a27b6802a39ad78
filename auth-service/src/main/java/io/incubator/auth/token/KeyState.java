package io.incubator.auth.token;

import java.util.Locale;
import java.util.Set;

/// The life of a signing key. All three states are in the published key set; one key at a time signs.
///
/// ```text
/// published ──▶ signing ──▶ retired ──▶ (deleted, once its last token has expired)
///     └────────────────────────▲
/// ```
enum KeyState {
    /// Known to every service before it signs, so that no token meets a service that cannot check it.
    PUBLISHED,
    /// Signs new tokens.
    SIGNING,
    /// Signs nothing more; tokens it signed are still good.
    RETIRED;

    /// The one transition table.
    boolean mayBecome(KeyState next) {
        return switch (this) {
            case PUBLISHED -> Set.of(SIGNING, RETIRED).contains(next);
            case SIGNING -> next == RETIRED;
            case RETIRED -> false;
        };
    }

    static KeyState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
