package io.incubator.kit.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jboss.logging.Logger;

/// Begins a migration when it has every table it names to itself. Replicas of the release before are at work
/// meanwhile: a migration that took its tables one after the other, as its statements come, could wait for a
/// request that waits for it, and PostgreSQL would end one of them. Who has to wait gives back what it has and
/// tries again, before a request that waits behind it would look for a deadlock; later tries are longer, so
/// that a vacuum gives way.
///
/// A migration that runs without a transaction (`create index concurrently`) is left alone.
public final class MigrationLocks extends BaseCallback {
    private static final Logger LOG = Logger.getLogger(MigrationLocks.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /// Shorter than PostgreSQL's `deadlock_timeout`, a second.
    private static final int FIRST_WAIT_MS = 250;
    /// Longer than that: only then is a vacuum told to go.
    private static final int LATER_WAIT_MS = 1500;
    private static final int FIRST_TRIES = 20;
    private static final String PAUSE = "select pg_sleep(0.1)";
    /// `lock_not_available` and `deadlock_detected`.
    private static final Set<String> IN_USE = Set.of("55P03", "40P01");

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    /// @throws FlywayException when a table is still in use after two minutes; nothing was changed then
    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try {
            if (connection.getAutoCommit()) {
                return;
            }
            String tables = namedIn(script(context), connection);
            if (!tables.isEmpty()) {
                lock(tables, connection, context.getMigrationInfo().getScript());
            }
        } catch (SQLException e) {
            throw new FlywayException("Tables cannot be had for the migration", e);
        }
    }

    private static void lock(String tables, Connection connection, String migration) throws SQLException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        try (Statement statement = connection.createStatement()) {
            for (int attempt = 1; ; attempt++) {
                Savepoint before = connection.setSavepoint();
                try {
                    statement.execute(
                            "set local lock_timeout = " + (attempt <= FIRST_TRIES ? FIRST_WAIT_MS : LATER_WAIT_MS));
                    statement.execute("lock table " + tables + " in access exclusive mode");
                    statement.execute("set local lock_timeout to default");
                    return;
                } catch (SQLException e) {
                    connection.rollback(before);
                    if (!IN_USE.contains(e.getSQLState())) {
                        throw e;
                    }
                    if (System.nanoTime() > giveUp) {
                        throw new FlywayException(
                                "%s needs %s, still in use after %d s; start again when whoever holds them has ended"
                                        .formatted(migration, tables, PATIENCE.toSeconds()),
                                e);
                    }
                    if (attempt == 1) {
                        LOG.infof("%s waits for %s", migration, tables);
                    }
                    statement.execute(PAUSE);
                }
            }
        }
    }

    /// The tables there are already whose names are words of the script; all when there is no script to read.
    private static String namedIn(String script, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select coalesce(string_agg(quote_ident(relname), ', ' order by relname), '') from pg_class
                where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition
                  and relname <> ?
                  and (?::text is null or relname = any (regexp_split_to_array(lower(?::text), '[^a-z0-9_]+')))""")) {
            query.setString(1, "flyway_schema_history");
            query.setString(2, script);
            query.setString(3, script);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static String script(Context context) {
        ClassLoader classes = context.getConfiguration().getClassLoader();
        for (Location location : context.getConfiguration().getLocations()) {
            String name =
                    location.getRootPath() + "/" + context.getMigrationInfo().getScript();
            try (InputStream script = classes.getResourceAsStream(name)) {
                if (script != null) {
                    return new String(script.readAllBytes(), StandardCharsets.UTF_8);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return null;
    }
}
