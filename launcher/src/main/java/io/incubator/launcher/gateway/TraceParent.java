package io.incubator.launcher.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The trace a request belongs to (W3C Trace Context). Who brings none gets one, so that every problem can be found in
/// the logs; it says that nobody has recorded it yet, which leaves that to the services.
record TraceParent(String traceId, String header) {

    static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    static TraceParent of(HttpServerRequest request) {
        String given = request.getHeader(HEADER);
        if (given != null) {
            Matcher matcher = FORM.matcher(given);
            if (matcher.matches()) {
                return new TraceParent(matcher.group(1), given);
            }
        }
        String traceId = random(16);
        return new TraceParent(traceId, "00-" + traceId + "-" + random(8) + "-00");
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
