package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.launcher.backup.Backup;
import io.incubator.launcher.suite.Suite;
import io.incubator.launcher.suite.SuiteOptions;
import io.incubator.local.process.Directories;
import io.incubator.local.process.FreePorts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A suite is lost, and comes back from its backup.
class BackupIT {
    private final Path folder = Directories.temporary("backup");
    private final int port = FreePorts.next();

    @AfterEach
    void cleanUp() {
        Directories.delete(folder);
    }

    @Test
    void whatWasBackedUpIsThereAgainInAnEmptySuite() {
        // given a person with a plan
        Path archive = folder.resolve("backup.zip");
        Api person;
        MainJob job;
        String projects;
        try (Suite suite = Suite.start(options("lost"))) {
            person = Api.newPerson(URI.create(suite.url()));
            job = MainJob.begin(person);
            job.awaitPlan();
            projects = person.get("/api/projects").expect(200).json().toString();
        }
        Backup.Report written = Backup.write(folder.resolve("lost"), archive);
        Directories.delete(folder.resolve("lost"));

        // when
        long started = System.nanoTime();
        Backup.Report restored = Backup.restore(archive, folder.resolve("found"));
        try (Suite _ = Suite.start(options("found"))) {
            Api.Answer again = person.get("/api/projects");
            Duration recovery = Duration.ofNanos(System.nanoTime() - started);

            // then: the same token opens the same projects, so keys, sessions, rows and rights are back
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json()).hasToString(projects);
            job.assertExactlyOneRevision();
            assertThat(restored.files()).isEqualTo(written.files());
            System.out.printf(
                    "backup: %.1f MB written in %.1f s; restored in %.1f s; from nothing to the first answer %.1f s%n",
                    written.bytes() / 1e6,
                    written.took().toMillis() / 1e3,
                    restored.took().toMillis() / 1e3,
                    recovery.toMillis() / 1e3);

            // and it goes on working
            MainJob.begin(person).awaitPlan();
        }
    }

    private SuiteOptions options(String state) {
        return SuiteOptions.in(Path.of("..").toAbsolutePath().normalize())
                .withState(folder.resolve(state))
                .withPort(port);
    }
}
