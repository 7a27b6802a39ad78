package io.incubator.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Language;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.ScriptedApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
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
import picocli.CommandLine;

@Timeout(60)
class ApiCommandsTest {
    private static final String PROJECT = "0190f000-0000-7000-8000-00000000000a";
    private static final String JOB = "0190f000-0000-7000-8000-0000000000b1";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private ScriptedApi api;

    @TempDir
    Path state;

    @BeforeEach
    void open() throws IOException {
        api = new ScriptedApi()
                .on(
                        "GET /api/projects",
                        200,
                        "{\"items\":[{\"id\":\"" + PROJECT
                                + "\",\"name\":\"Salon\",\"state\":\"active\",\"createdAt\":\"2026-11-20T10:00:00Z\"}],\"nextCursor\":null}")
                .on("GET /api/projects/" + PROJECT, 200, "{\"id\":\"" + PROJECT + "\",\"name\":\"Salon\"}")
                .on(
                        "GET /api/auth/me",
                        200,
                        "{\"user\":{\"id\":\"u1\",\"email\":\"ann@example.org\","
                                + "\"displayName\":\"Ann\"},\"organisation\":{\"id\":\"o1\",\"name\":\"Anns\"},\"scopes\":[\"b\",\"a\"]}");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void projectsAreATableForPeopleAndOneDocumentForPrograms() {
        assertThat(run("projects", "list")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "ID                                    NAME   STATE   CREATED",
                        PROJECT + "  Salon  active  2026-11-20 10:00");
        assertThat(run("projects", "list", "--json")).isZero();
        assertThat(json().at("/items/0/name").asText()).isEqualTo("Salon");
        assertThat(json().path("more").asBoolean(true)).isFalse();
    }

    @Test
    void aProjectIsMeantByItsNameAndDeletedOnlyWhenMeant() {
        api.on("DELETE /api/projects/" + PROJECT, 204, "");
        assertThat(run("projects", "delete", "Salon")).isEqualTo(2);
        assertThat(api.calls()).doesNotContain("DELETE /api/projects/" + PROJECT);
        assertThat(run("projects", "delete", "Salon", "--yes")).isZero();
        assertThat(api.calls()).contains("DELETE /api/projects/" + PROJECT);
        assertThat(run("projects", "show", "Saloon")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no project Saloon");
    }

    @Test
    void aRefusalIsSaidWithItsCodeTraceAndFieldsAndEndsWithFour() {
        api.on("POST /api/projects", 400, """
            {"title":"The request is not valid","detail":"Correct the fields.","code":"validation-failed",
             "traceId":"4bf92f35","errors":[{"field":"name","code":"too-long","message":"at most 100"}]}\
            """);
        assertThat(run("projects", "create", "x")).isEqualTo(4);
        assertThat(err.toString())
                .contains("The request is not valid (validation-failed)", "- name: at most 100", "trace 4bf92f35");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void membersAreAddedInvitedAndChangedWithTheRightBodies() {
        String members = "/api/projects/" + PROJECT + "/members";
        api.on("POST " + members, 201, "{}")
                .on("PATCH " + members + "/u2", 200, "{}")
                .on("DELETE " + members + "/u2", 204, "")
                .on("POST /api/projects/" + PROJECT + "/invitations", 201, "{\"id\":\"i1\"}")
                .on("POST /api/projects/invitations/i1/acceptance", 200, "{\"role\":\"contributor\"}");
        assertThat(run("members", "add", PROJECT, "u2", "--role", "viewer")).isZero();
        assertThat(api.lastBody()).isEqualTo(Json.read("{\"userId\":\"u2\",\"role\":\"viewer\"}"));
        assertThat(run("members", "role", PROJECT, "u2", "maintainer")).isZero();
        assertThat(api.lastBody()).isEqualTo(Json.read("{\"role\":\"maintainer\"}"));
        assertThat(run("members", "remove", PROJECT, "u2")).isZero();
        assertThat(run("members", "invite", PROJECT, "u3")).isZero();
        assertThat(api.lastBody()).isEqualTo(Json.read("{\"userId\":\"u3\",\"role\":\"contributor\"}"));
        assertThat(out.toString()).contains("members join i1");
        assertThat(run("members", "join", "i1")).isZero();
        assertThat(out.toString()).contains("as contributor");
    }

    @Test
    void anInvitationIsDeclined() {
        api.on("POST /api/projects/invitations/i1/refusal", 200, "{\"id\":\"i1\",\"state\":\"declined\"}");

        assertThat(run("members", "decline", "i1")).isZero();

        assertThat(out.toString()).contains("Declined invitation i1");
    }

    @Test
    void aTaskIsChangedAndTalkedAbout() {
        String task = "/api/projects/" + PROJECT + "/tasks/t1";
        api.on("PATCH " + task, 200, "{\"id\":\"t1\",\"title\":\"Sign in\",\"status\":\"done\"}")
                .on("POST " + task + "/comments", 201, "{\"id\":\"c1\"}")
                .on("GET " + task + "/comments", 200, """
                    {"items":[{"id":"c1","text":"Works.","author":"u1","createdAt":"2026-11-20T10:00:00Z"}]}\
                    """);

        assertThat(run("tasks", "change", PROJECT, "t1", "--status", "done", "--assignee", "nobody"))
                .isZero();
        assertThat(api.lastBody()).isEqualTo(Json.read("{\"status\":\"done\",\"assignee\":null}"));
        assertThat(out.toString()).contains("“Sign in” is done now");
        assertThat(run("tasks", "comment", PROJECT, "t1", "Works.")).isZero();
        assertThat(api.lastBody()).isEqualTo(Json.read("{\"text\":\"Works.\"}"));
        assertThat(run("tasks", "comments", PROJECT, "t1")).isZero();
        assertThat(out.toString()).contains("2026-11-20 10:00  u1    Works.");
        assertThat(run("tasks", "change", PROJECT, "t1")).isEqualTo(2);
    }

    @Test
    void whatHappenedInAProjectIsATableForPeopleAndOneDocumentForPrograms() {
        api.on("GET /api/projects/" + PROJECT + "/activity", 200, """
            {"items":[{"id":7,"type":"task.changed","actor":"u1","at":"2026-11-20T10:00:00Z"}],"nextCursor":null}\
            """);

        assertThat(run("projects", "activity", PROJECT, "--by", "u1")).isZero();
        assertThat(out.toString().lines()).last().asString().startsWith("7").contains("task.changed", "u1");
        assertThat(run("projects", "activity", PROJECT, "--json")).isZero();
        assertThat(json().at("/items/0/id").asInt()).isEqualTo(7);
    }

    @Test
    void feedbackPlansANewRevisionAndSaysWhyItDiffers() {
        String revisions = "/api/projects/" + PROJECT + "/revisions";
        api.on("GET " + revisions, 200, "{\"items\":[{\"id\":\"r1\",\"number\":1},{\"id\":\"r2\",\"number\":2}]}")
                .on("POST " + revisions, 202, "{\"id\":\"r3\",\"state\":\"planning\"}")
                .on("GET " + revisions + "/r3", 200, """
                    {"id":"r3","number":3,"state":"ready","plan":{"cause":{"statement":"Simpler.",
                     "clauses":[{"clause":"too complex","reading":"too complex","rule":"FB-SIMPLIFY"},
                      {"clause":"less zoo","reading":"use MySQL (read by a model)","rule":"FB-MODEL"}]},
                     "changes":[{"subject":"messaging","from":"Kafka","to":"none","reason":"three people"}]}}\
                    """)
                .on("GET " + revisions + "/r3/diff", 200, "{\"text\":{\"en\":\"# What changed\"}}");
        int code =
                run("feedback", PROJECT, "too complex", "--satisfaction", "60", "--answer", "regions=eu,us", "--diff");
        assertThat(code).isZero();
        assertThat(api.lastBody()).isEqualTo(Json.read("""
            {"parentId":"r2","feedback":{"text":"too complex","satisfaction":60},
             "answers":[{"questionId":"regions","value":["eu","us"]}]}\
            """));
        assertThat(out.toString())
                .contains(
                        "Revision 3 is ready",
                        "“less zoo” → use MySQL (read by a model)",
                        "messaging: Kafka → none (three people)",
                        "# What changed")
                .doesNotContain("“too complex”");
    }

    @Test
    void aPlanIsAcceptedWithAnOptionAndFeedbackNeedsToSaySomething() {
        String revisions = "/api/projects/" + PROJECT + "/revisions";
        api.on("POST " + revisions + "/r2/acceptance", 200, """
            {"id":"r2","number":2,"state":"ready","acceptance":{"optionId":"B"}}\
            """);
        assertThat(run("feedback", PROJECT, "--revision", "r2", "--accept", "B"))
                .isZero();
        assertThat(api.lastBody()).isEqualTo(Json.read("{\"optionId\":\"B\"}"));
        assertThat(out.toString()).contains("Revision 2 is accepted with option B");
        assertThat(run("feedback", PROJECT)).isEqualTo(2);
        assertThat(run("feedback", PROJECT, "--satisfaction", "101")).isEqualTo(2);
    }

    @Test
    void watchingAJobEndsAsTheJobDid() {
        api.on(
                "GET /api/jobs/" + JOB,
                200,
                "{\"id\":\"" + JOB
                        + "\",\"kind\":\"plan\",\"state\":\"failed\",\"error\":{\"code\":\"no-option\",\"message\":\"None"
                        + " fits\"}}");
        assertThat(run("jobs", "watch", JOB)).isEqualTo(1);
        assertThat(out.toString()).contains("failed", "None fits (no-option)");
    }

    @Test
    void aSessionIsKeptPrivatelyUsedAndEnded() throws IOException {
        api.on("POST /api/auth/login", 200, "{\"accessToken\":\"a1\",\"refreshToken\":\"f1\"}")
                .on("POST /api/auth/logout", 204, "");
        InputStream stdin = System.in;
        System.setIn(new ByteArrayInputStream("a long passphrase\n".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(run("login", "--email", "ann@example.org", "--password-stdin"))
                    .isZero();
        } finally {
            System.setIn(stdin);
        }
        try (var files = Files.list(state.resolve("sessions"))) {
            assertThat(files.map(ApiCommandsTest::permissions)).containsOnly("rw-------");
        }
        assertThat(run("whoami")).isZero();
        assertThat(out.toString()).contains("Ann <ann@example.org>  u1", "a b");
        assertThat(api.lastToken()).isEqualTo("Bearer a1");
        assertThat(run("logout")).isZero();
        assertThat(api.lastBody()).isEqualTo(Json.read("{\"refreshToken\":\"f1\"}"));
        assertThat(run("logout", "--json")).isZero();
        assertThat(json().path("signedOut").asBoolean(true)).isFalse();
    }

    @Test
    void elsewhereASessionIsNeeded() {
        assertThat(Incubator.commandLine(Language.EN)
                        .setErr(new PrintWriter(err, true))
                        .execute("whoami", "--url", "https://incubator.example", "--state", state.toString()))
                .isEqualTo(5);
        assertThat(err.toString()).contains("./incubator login --url https://incubator.example");
    }

    @Test
    void problemsAndHelpAreInTheLanguageAskedFor() {
        run("whoami", "--lang", "zh");
        assertThat(api.lastLanguage()).isEqualTo("zh");
        CommandLine chinese = Incubator.commandLine(Language.of(List.of("--lang", "zh"), java.util.Map.of()))
                .setOut(new PrintWriter(out, true));
        assertThat(chinese.execute("projects", "list", "--help")).isZero();
        assertThat(out.toString()).contains("列出项目", "退出码");
        assertThat(Language.of(java.util.Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Language.ZH);
        assertThat(Language.of(java.util.Map.of("LC_ALL", "C", "LANG", "zh_CN.UTF-8")))
                .isEqualTo(Language.EN);
    }

    @Test
    void aSlipOfTheKeyboardIsAnsweredWithWhatWasMeant() {
        assertThat(run("projcts")).isEqualTo(2);
        assertThat(err.toString()).contains("projects");
    }

    @Test
    void shellsAreTaught() {
        assertThat(Incubator.commandLine(Language.EN)
                        .setOut(new PrintWriter(out, true))
                        .execute("completion", "bash"))
                .isZero();
        assertThat(out.toString()).contains("complete -F _complete_incubator", "feedback", "--satisfaction");
    }

    @Test
    void theDoctorSaysHowThingsAre() {
        int code = Incubator.commandLine(Language.EN)
                .setOut(new PrintWriter(out, true))
                .execute("doctor", "--json", "--state", state.toString());
        assertThat(json().path("healthy").asBoolean()).isEqualTo(code == 0);
        assertThat(json().findValuesAsText("check")).contains("JDK", "PostgreSQL", "Broker", "Disk", "Data", "Suite");
        assertThat(json().at("/checks/0/level").asText()).isEqualTo("ok");
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode json() {
        return Json.read(out.toString());
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", api.url(), "--state", state.toString()));
        CommandLine commandLine = Incubator.commandLine(Language.EN);
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(all.toArray(String[]::new));
    }
}
