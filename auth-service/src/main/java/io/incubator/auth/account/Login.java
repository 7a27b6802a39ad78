package io.incubator.auth.account;

import java.util.UUID;

/// What is needed to check a password.
///
/// @param account whose it is
/// @param phc the stored hash
public record Login(UUID account, String phc) {
    @Override
    public String toString() {
        return "Login[" + account + "]";
    }
}
