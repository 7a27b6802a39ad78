package io.incubator.auth.token;

/// A public key of the key set (RFC 7517).
record Jwk(String kty, String crv, String x, String y, String use, String alg, String kid) {}
