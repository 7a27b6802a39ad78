package io.incubator.auth.session;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// Where a sign-in comes from.
///
/// @param address the network address, as the trusted proxies tell it
/// @param client what the client calls itself (`User-Agent`), cut to what is kept; null if it does not
///     say
record Origin(String address, String client) {
    private static final int LONGEST = 200;

    static Origin of(HttpServerRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        String printable = agent == null ? null : agent.replaceAll("\\p{Cntrl}", " ");
        return new Origin(
                request.remoteAddress().hostAddress(),
                printable == null || printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST));
    }
}
