package io.incubator.local.postgres;

import java.util.List;

/// PostgreSQL refuses to run as root. In a user namespace of its own, root is an ordinary user who still owns the
/// files.
final class RootGuard {
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private RootGuard() {}

    /// What to put before a command of PostgreSQL.
    static List<String> prefix() {
        return ROOT ? List.of("unshare", "-U") : List.of();
    }

    /// What a failure may come from.
    static String hint() {
        return ROOT
                ? "; as root this needs user namespaces (`unshare -U true` must work): "
                        + "run as an ordinary user instead, or set DATABASE_URL"
                : "";
    }
}
