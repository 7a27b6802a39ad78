package io.incubator.kittest;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.local.postgres.ServiceDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Every migration has its way back, and the way back works.
public final class MigrationContract {
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final Path UNDO = Path.of("src", "main", "resources", "db", "undo");
    private static final Path KIT_UNDO =
            Path.of("..", "libs", "service-kit", "src", "main", "resources", "db", "kit-undo");

    private MigrationContract() {}

    /// Applies all undo scripts, newest first, to the migrated database inside a transaction that is
    /// then rolled back, and finds nothing left of the service.
    public static void assertUndoable(ServiceDatabase database) throws SQLException {
        List<String> migrations = names(MIGRATIONS, "V");
        assertThat(names(UNDO, "U")).as("undo scripts").isEqualTo(migrations);
        String service = database.ownerRole().replace("_owner", "");
        try (Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            for (String name : migrations.reversed()) {
                statement.execute(read(UNDO.resolve("U" + name)).replace("${service}", service));
            }
            for (Path script : kitUndo()) {
                statement.execute(read(script).replace("${service}", service));
            }
            try (ResultSet left = statement.executeQuery("""
                    select coalesce(string_agg(relname, ', '), '') from pg_class
                    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
                      and relname <> 'flyway_schema_history'""")) {
                assertThat(left.next()).isTrue();
                assertThat(left.getString(1)).as("left after undo").isEmpty();
            }
            owner.rollback();
        }
    }

    private static List<String> names(Path directory, String prefix) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && name.endsWith(".sql"))
                    .map(name -> name.substring(1))
                    .sorted(Comparator.comparingInt(MigrationContract::version))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(String name) {
        return Integer.parseInt(name.substring(0, name.indexOf('_')));
    }

    private static List<Path> kitUndo() {
        try (Stream<Path> files = Files.list(KIT_UNDO)) {
            return files.sorted(Comparator.comparingInt(MigrationContract::kitVersion)
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int kitVersion(Path script) {
        String name = script.getFileName().toString();
        return Integer.parseInt(name.substring("U0_".length(), name.indexOf("__")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
