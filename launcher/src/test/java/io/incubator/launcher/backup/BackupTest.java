package io.incubator.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.local.process.DirectoryLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    @TempDir
    Path folder;

    private Path state;
    private Path archive;

    @BeforeEach
    void install() throws IOException {
        state = Files.createDirectories(folder.resolve("state"));
        archive = folder.resolve("backup.zip");
        Files.writeString(state.resolve("secrets.properties"), "a=b\n");
        Files.createDirectories(state.resolve("postgres/pg_tblspc"));
        Files.writeString(state.resolve("postgres/PG_VERSION"), "18\n");
        Files.createDirectories(state.resolve("logs"));
        Files.writeString(state.resolve("logs/auth-service.log"), "said\n");
    }

    @Test
    void whatWasThereIsThereAgainForItsOwnerOnly() throws IOException {
        // when
        Backup.Report written = Backup.write(state, archive);
        Path other = folder.resolve("other");
        Backup.Report restored = Backup.restore(archive, other);

        // then
        assertThat(written.files()).isEqualTo(2);
        assertThat(restored.bytes()).isEqualTo(7);
        assertThat(other.resolve("secrets.properties")).hasContent("a=b\n");
        assertThat(other.resolve("postgres/PG_VERSION")).hasContent("18\n");
        assertThat(other.resolve("postgres/pg_tblspc")).isEmptyDirectory();
        assertThat(other.resolve("logs")).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(other.resolve("postgres"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(other.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aRunningSuiteIsNotCopied() {
        try (DirectoryLock _ = DirectoryLock.tryAcquire(state).orElseThrow()) {
            assertThatThrownBy(() -> Backup.write(state, archive)).hasMessageContaining("./incubator down");
        }
        assertThat(archive).doesNotExist();
    }

    @Test
    void dataAreNotWrittenOver() {
        Backup.write(state, archive);

        assertThatThrownBy(() -> Backup.restore(archive, state)).hasMessageContaining("There are data in");
        assertThatThrownBy(() -> Backup.write(state, archive)).hasMessageContaining("not overwritten");
        assertThat(state.resolve("secrets.properties")).hasContent("a=b\n");
    }

    @Test
    void aDamagedBackupLeavesNothingBehind() throws IOException {
        // given a file whose content is stored under another digest
        Backup.write(state, archive);
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, java.util.Arrays.copyOf(bytes, bytes.length - 30));
        Path other = folder.resolve("other");

        // then
        assertThatThrownBy(() -> Backup.restore(archive, other)).isInstanceOf(BackupException.class);
        assertThat(other).doesNotExist();
        assertThat(folder.resolve("other.restoring")).doesNotExist();
    }

    @Test
    void whatIsNoBackupIsRefused() throws IOException {
        Path text = Files.write(folder.resolve("x.zip"), "no".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> Backup.restore(text, folder.resolve("other"))).isInstanceOf(BackupException.class);
        assertThatThrownBy(() -> Backup.restore(folder.resolve("none.zip"), folder.resolve("other")))
                .hasMessageContaining("that can be read");
    }

    @Test
    void anEmptyPlaceIsNoInstallation() {
        assertThatThrownBy(() -> Backup.write(folder.resolve("nowhere"), archive))
                .hasMessageContaining("There is no installation");
    }
}
