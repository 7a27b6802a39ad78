package io.incubator.auth.oauth;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Set;

/// What may be registered as an address to send people back to: https, this machine (RFC 8252, section
/// 7.3), or a scheme of an application's own in reverse-domain form (section 7.1).
final class RedirectUri {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

    private RedirectUri() {}

    /// @throws ProblemException `validation-failed` that names the field
    static void requireAll(String field, Collection<String> uris) {
        for (String uri : uris) {
            if (!isAllowed(uri)) {
                throw new ProblemException(CommonError.VALIDATION_FAILED)
                        .withField(
                                field,
                                "redirect-uri",
                                "must be https, http on this machine, or a scheme like com.example.app");
            }
        }
    }

    static boolean isAllowed(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return false;
        }
        if (uri.getScheme() == null
                || uri.getRawFragment() != null
                || uri.getRawUserInfo() != null
                || text.contains("*")) {
            return false;
        }
        return switch (uri.getScheme()) {
            case "https" -> uri.getHost() != null;
            case "http" -> THIS_MACHINE.contains(String.valueOf(uri.getHost()));
            default -> uri.getScheme().contains(".") && !uri.isOpaque();
        };
    }

    /// What a page's `form-action` must name so that browsers follow the redirect: the origin, or the scheme of an
    /// application's own, whose authority may hold characters that mean something in a policy.
    static String source(String registered) {
        URI uri = URI.create(registered);
        return uri.getHost() == null || !uri.getScheme().startsWith("http")
                ? uri.getScheme() + ":"
                : uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
