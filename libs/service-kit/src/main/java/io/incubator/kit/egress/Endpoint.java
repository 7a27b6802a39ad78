package io.incubator.kit.egress;

/// Where to connect to: an address that was judged, and the name that the certificate must have.
///
/// @param address a literal IP address
/// @param host the name in the URL, for `Host` and for TLS
public record Endpoint(String address, String host, int port, boolean tls) {}
