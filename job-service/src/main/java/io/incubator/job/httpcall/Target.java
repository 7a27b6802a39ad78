package io.incubator.job.httpcall;

import io.incubator.kit.worker.JobFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where a call goes.
///
/// @param path with the query
record Target(boolean secure, String host, int port, String path) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /// Reads an address.
    ///
    /// @throws JobFailure `address-refused` for one that is not plain http or https
    static Target of(String url) {
        try {
            URI uri = new URI(url == null ? "" : url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean secure = scheme.equals("https");
            if (uri.getHost() == null || uri.getUserInfo() != null || !(secure || scheme.equals("http"))) {
                throw refused("only http and https addresses without a user can be called");
            }
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return new Target(
                    secure,
                    uri.getHost().toLowerCase(Locale.ROOT),
                    port(uri, secure),
                    uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        } catch (URISyntaxException e) {
            throw refused("that is no address");
        }
    }

    private static int port(URI uri, boolean secure) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return secure ? HTTPS : HTTP;
    }

    /// As the operator's list names it.
    String name() {
        return host + ":" + port;
    }

    static JobFailure refused(String why) {
        return new JobFailure("address-refused", "The address cannot be called: " + why + ".", false);
    }
}
