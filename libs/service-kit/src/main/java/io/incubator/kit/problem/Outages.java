package io.incubator.kit.problem;

import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// Tells a resource that is away (come back later) from a fault in what was asked (never again).
public final class Outages {
    /// PostgreSQL classes: connection exception, insufficient resources, operator intervention.
    private static final Set<String> SQL_CLASSES = Set.of("08", "53", "57");
    /// character_not_in_repertoire, untranslatable_character
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");
    private static final Set<Integer> AWAY_STATUSES = Set.of(502, 503, 504);

    private Outages() {}

    /// Whether anything in the chain of causes says that a database or service cannot be reached right now.
    public static boolean isOutage(Throwable failure) {
        return anyCause(failure, t -> isDatabaseAway(t) || isServiceAway(t));
    }

    /// Whether it is our own database that cannot be reached right now.
    public static boolean isDatabaseOutage(Throwable failure) {
        return anyCause(failure, Outages::isDatabaseAway);
    }

    /// Whether PostgreSQL refused a text for a character it cannot hold: U+0000, which JSON can.
    public static boolean isUnstorable(Throwable failure) {
        return anyCause(
                failure,
                t -> t instanceof SQLException sql
                        && sql.getSQLState() != null
                        && UNSTORABLE.contains(sql.getSQLState()));
    }

    private static boolean anyCause(Throwable failure, Predicate<Throwable> test) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable t = failure; t != null && seen.add(t); t = t.getCause()) {
            if (test.test(t)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isServiceAway(Throwable t) {
        return switch (t) {
            case ConnectException _, SocketTimeoutException _, TimeoutException _ -> true;
            case WebApplicationException answer ->
                AWAY_STATUSES.contains(answer.getResponse().getStatus());
            default -> false;
        };
    }

    private static boolean isDatabaseAway(Throwable t) {
        return switch (t) {
            case SQLTransientException _, SQLRecoverableException _ -> true;
            case SQLException sql
            when sql.getSQLState() != null ->
                SQL_CLASSES.contains(sql.getSQLState().substring(0, 2));
            // Agroal's own word for an exhausted or unreachable pool; it gives no state
            case SQLException sql ->
                sql.getMessage() != null && sql.getMessage().contains("timeout");
            default -> false;
        };
    }
}
