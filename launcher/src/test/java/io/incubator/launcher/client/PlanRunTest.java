package io.incubator.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PlanRunTest {
    private static final BriefFile BRIEF =
            new BriefFile("Job board", Json.object().put("text", "Schools publish vacancies."));

    @TempDir
    Path temporary;

    private final Recorder recorder = new Recorder();
    private FakeApi api;

    @BeforeEach
    void open() throws IOException {
        api = new FakeApi();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aBriefBecomesABundleInTheFolder() throws IOException {
        try (Session session = session()) {
            PlanResult result = new PlanRun(session, recorder).run(BRIEF, temporary.resolve("out"));
            assertThat(result.revisionId()).isEqualTo("r1");
            assertThat(result.files())
                    .containsExactlyInAnyOrder(Path.of("plan.json"), Path.of("diagrams/architecture.mmd"));
            assertThat(result.plan().path("recommendation").path("top")).hasSize(1);
        }
        assertThat(temporary.resolve("out/diagrams/architecture.mmd")).hasContent("flowchart TD");
        assertThat(recorder.stages).contains("40 options");
        assertThat(api.briefs).containsExactly(BRIEF.brief());
    }

    @Test
    void aFailedPlanSaysWhy() {
        api.failing = true;
        try (Session session = session()) {
            PlanRun run = new PlanRun(session, recorder);
            assertThatThrownBy(() -> run.run(BRIEF, temporary.resolve("out")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("None fits")
                    .hasMessageContaining("no-option");
        }
        assertThat(temporary.resolve("out")).doesNotExist();
    }

    @Test
    void aServiceAwayForAMomentIsWaitedFor() {
        api.outages.set(2);
        try (Session session = session()) {
            assertThat(new PlanRun(session, recorder)
                            .run(BRIEF, temporary.resolve("out"))
                            .files())
                    .hasSize(2);
        }
    }

    @Test
    void anExpiredTokenIsRenewed() {
        try (Session session = session()) {
            api.expireTokens();
            assertThat(session.post("/api/projects", Json.object().put("name", "x"))
                            .path("id")
                            .asText())
                    .isEqualTo("p1");
        }
    }

    @Test
    void theAccountIsMadeOnceKeptPrivatelyAndRenewedWhenItCannotBeUsed() throws IOException {
        session().close();
        String first = Files.readString(accountFile());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(accountFile())))
                .isEqualTo("rw-------");
        session().close();
        assertThat(api.calls).filteredOn("POST /api/auth/register"::equals).hasSize(1);
        // the suite's data were deleted: the same account is registered again
        api.forgetAccounts();
        session().close();
        assertThat(accountFile()).hasContent(first);
        // somebody else's suite knows it with another password
        api.changePasswords();
        session().close();
        assertThat(Files.readString(accountFile())).isNotEqualTo(first);
    }

    @Test
    void aProblemIsToldWithItsCode() {
        try (Session session = session()) {
            assertThatThrownBy(() -> session.get("/api/nothing"))
                    .isInstanceOfSatisfying(ApiException.class, problem -> {
                        assertThat(problem.status()).isEqualTo(404);
                        assertThat(problem.code()).isEqualTo("not-found");
                    });
        }
    }

    @Test
    void nobodyAtTheAddressSaysHowToStart() {
        String url = api.url();
        api.close();
        assertThatThrownBy(() -> Session.open(url, accountFile()))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("./incubator up");
    }

    private Session session() {
        return Session.open(api.url(), accountFile());
    }

    private Path accountFile() {
        return temporary.resolve("account.json");
    }

    private static final class Recorder implements PlanListener {
        private final List<String> stages = new ArrayList<>();

        @Override
        public void said(String sentence) {
            assertThat(sentence).isNotBlank();
        }

        @Override
        public void progressed(int percent, String stage) {
            stages.add(percent + " " + stage);
        }
    }
}
