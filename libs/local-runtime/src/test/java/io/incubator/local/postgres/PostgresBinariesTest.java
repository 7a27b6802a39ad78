package io.incubator.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
    @TempDir
    Path cache;

    @Test
    void whoUnpacksAtTheSameTimeAndComesSecondTakesWhatIsThere() throws IOException {
        Path home = cache.resolve("postgresql");
        PostgresBinaries.unpackInto(home);

        PostgresBinaries.unpackInto(home);

        assertThat(new PostgresBinaries(home).program("postgres")).isExecutable();
        assertThat(cache.toFile().list()).containsExactly("postgresql");
    }
}
