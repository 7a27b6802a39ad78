package io.incubator.auth.password;

/// What comparing a password with a stored hash showed.
public enum Verdict {
    WRONG,
    RIGHT,
    /// Right, but stored at another cost than today's: hash it again while the password is at hand.
    RIGHT_BUT_OUTDATED
}
