package io.incubator.auth.token;

import java.util.List;

/// The published key set (RFC 7517).
record JwkSet(List<Jwk> keys) {
    JwkSet {
        keys = List.copyOf(keys);
    }
}
