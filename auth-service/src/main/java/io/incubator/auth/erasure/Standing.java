package io.incubator.auth.erasure;

import java.util.UUID;

/// A person's place in one of their organisations, as far as their leaving is concerned.
///
/// @param personal whether it is their personal one
/// @param owner whether they own it, alone or with others
/// @param others how many other people belong to it
/// @param otherOwners how many of those own it
record Standing(UUID organisation, boolean personal, boolean owner, int others, int otherOwners) {

    /// Whether it goes with them: nobody else is there.
    boolean isTheirsAlone() {
        return owner && others == 0;
    }

    /// Whether they cannot go: other people would lose it, or be left without an owner.
    boolean holdsThem() {
        return others > 0 && (personal || (owner && otherOwners == 0));
    }
}
