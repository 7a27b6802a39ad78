package io.incubator.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.launcher.cli.api.Language;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.ScriptedApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// People of an organisation, its applications, and what people let those do.
@Timeout(60)
class PeopleCommandsTest {
    private static final String HERE = "/api/auth/organisations/o1";
    private static final String PROJECT = "019aa3c0-4444-7e3c-9b66-1d0e4f5a6b20";

    private final StringWriter out = new StringWriter();
    private ScriptedApi api;

    @TempDir
    Path state;

    @BeforeEach
    void open() throws IOException {
        api = new ScriptedApi().on("GET /api/auth/me", 200, "{\"organisation\":{\"id\":\"o1\"}}");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void somebodyIsInvitedByMailListedAndUninvited() {
        api.on("POST " + HERE + "/invitations", 201, "{\"id\":\"i1\"}");
        api.on("GET " + HERE + "/invitations", 200, """
                {"items":[{"id":"i1","email":"carol@example.org","role":"viewer","expiresAt":"2026-11-27T10:00:00Z"}]}""");
        api.on("DELETE " + HERE + "/invitations/i1", 204, "");

        assertThat(run("people", "invite", "carol@example.org", "--role", "viewer"))
                .isZero();
        assertThat(api.lastBody()).isEqualTo(Json.read("{\"email\":\"carol@example.org\",\"role\":\"viewer\"}"));
        assertThat(out.toString()).contains("people join CODE");
        assertThat(run("people", "invitations")).isZero();
        assertThat(out.toString().lines().skip(1)).containsExactly("i1  carol@example.org  viewer  2026-11-27 10:00");
        assertThat(run("people", "withdraw", "i1")).isZero();
        assertThat(api.calls()).contains("DELETE " + HERE + "/invitations/i1");
    }

    @Test
    void whoIsInvitedJoinsWithTheCode() {
        api.on("POST /api/auth/invitations", 200, "{\"organisationId\":\"o2\"}");

        assertThat(run("people", "join", "c0de", "--json")).isZero();

        assertThat(api.lastBody()).isEqualTo(Json.read("{\"token\":\"c0de\"}"));
        assertThat(Json.read(out.toString()).path("organisationId").asText()).isEqualTo("o2");
    }

    @Test
    void peopleAreListedGivenRolesAndRemoved() {
        api.on("GET " + HERE + "/members", 200, """
                {"items":[{"id":"u1","email":"ann@example.org","displayName":"Ann","role":"owner"}]}""");
        api.on("PATCH " + HERE + "/members/u2", 200, "{\"role\":\"admin\"}");
        api.on("DELETE " + HERE + "/members/u2", 204, "");

        assertThat(run("people", "list")).isZero();
        assertThat(out.toString().lines().skip(1)).containsExactly("u1  ann@example.org  Ann   owner");
        assertThat(run("people", "role", "u2", "admin")).isZero();
        assertThat(api.lastBody()).isEqualTo(Json.read("{\"role\":\"admin\"}"));
        assertThat(run("people", "remove", "u2")).isZero();
        assertThat(api.calls()).contains("DELETE " + HERE + "/members/u2");
    }

    @Test
    void teamsAreKeptByName() {
        api.on("POST " + HERE + "/teams", 201, "{\"id\":\"t1\",\"name\":\"Checkout\"}");
        api.on("GET " + HERE + "/teams", 200, """
                {"items":[{"id":"t0","name":"Bakery"},{"id":"t1","name":"Checkout","description":"Cart"}]}""");
        api.on("PUT " + HERE + "/teams/t1/members/u1", 200, "{\"id\":\"u1\"}");
        api.on("GET " + HERE + "/teams/t1/members", 200, """
                {"items":[{"id":"u1","email":"ann@example.org","displayName":"Ann"}]}""");
        api.on("DELETE " + HERE + "/teams/t1/members/u1", 204, "").on("DELETE " + HERE + "/teams/t0", 204, "");

        assertThat(run("teams", "create", "Checkout", "--description", "Cart")).isZero();
        assertThat(api.lastBody()).isEqualTo(Json.read("{\"name\":\"Checkout\",\"description\":\"Cart\"}"));
        assertThat(run("teams", "list", "--member", "u1")).isZero();
        assertThat(out.toString()).contains("t1  Checkout  Cart");
        assertThat(run("teams", "add", "checkout", "u1")).isZero();
        assertThat(run("teams", "members", "t1")).isZero();
        assertThat(out.toString()).contains("u1  ann@example.org  Ann");
        assertThat(run("teams", "remove", "Checkout", "u1")).isZero();
        assertThat(run("teams", "delete", "t0")).isZero();
        assertThat(api.calls())
                .contains(
                        "PUT " + HERE + "/teams/t1/members/u1",
                        "DELETE " + HERE + "/teams/t1/members/u1",
                        "DELETE " + HERE + "/teams/t0");
        assertThat(run("teams", "delete", "Nobody")).isNotZero();
    }

    @Test
    void aProjectIsSharedWithATeamByName() {
        String shared = "/api/projects/" + PROJECT + "/teams";
        api.on("GET " + HERE + "/teams", 200, "{\"items\":[{\"id\":\"t1\",\"name\":\"Checkout\"}]}");
        api.on("PUT " + shared + "/t1", 200, "{\"teamId\":\"t1\",\"role\":\"viewer\"}");
        api.on("GET " + shared, 200, """
                {"items":[{"teamId":"t1","role":"viewer","createdAt":"2026-11-20T10:00:00Z"},
                          {"teamId":"t0","role":"viewer","createdAt":"2026-11-20T10:00:00Z"}]}""");
        api.on("DELETE " + shared + "/t1", 204, "");

        assertThat(run("members", "share", PROJECT, "checkout", "--role", "viewer"))
                .isZero();
        assertThat(api.lastBody()).isEqualTo(Json.read("{\"role\":\"viewer\"}"));
        assertThat(run("members", "teams", PROJECT)).isZero();
        assertThat(out.toString())
                .contains("t1  Checkout  viewer  2026-11-20 10:00", "t0  –         viewer  2026-11-20 10:00");
        assertThat(run("members", "unshare", PROJECT, "Checkout")).isZero();
        assertThat(api.calls()).contains("DELETE " + shared + "/t1");
        assertThat(run("members", "share", PROJECT, "Nobody")).isNotZero();
    }

    @Test
    void theShareOfATeamThatIsNoMoreIsTakenBackByItsId() {
        String former = "0198c0de-0000-7000-8000-000000000001";
        api.on("GET " + HERE + "/teams", 200, "{\"items\":[]}");
        api.on("DELETE /api/projects/" + PROJECT + "/teams/" + former, 204, "");

        assertThat(run("members", "unshare", PROJECT, former)).isZero();

        assertThat(api.calls()).contains("DELETE /api/projects/" + PROJECT + "/teams/" + former);
    }

    @Test
    void anApplicationIsRegisteredWithItsSecretShownOnceAndRemoved() {
        api.on("POST /api/auth/clients", 201, """
                {"client":{"id":"c1","name":"Dashboard"},"clientSecret":"s3cret"}""");
        api.on("DELETE /api/auth/clients/c1", 204, "");

        assertThat(run("clients", "create", "Dashboard", "--redirect", "https://a.example/x"))
                .isZero();
        assertThat(api.lastBody()).isEqualTo(Json.read("""
                {"name":"Dashboard","confidential":true,"redirectUris":["https://a.example/x"],"logoutUris":[]}"""));
        assertThat(out.toString()).contains("c1", "s3cret", "not shown again");
        assertThat(run("clients", "remove", "c1")).isZero();
    }

    @Test
    void aPublicApplicationHasNoSecret() {
        api.on("POST /api/auth/clients", 201, "{\"client\":{\"id\":\"c1\"}}");

        assertThat(run("clients", "create", "App", "--public", "--redirect", "app:/x", "--role", "viewer"))
                .isZero();

        assertThat(api.lastBody().path("confidential").asBoolean(true)).isFalse();
        assertThat(api.lastBody().path("role").asText()).isEqualTo("viewer");
        assertThat(out.toString()).contains("c1").doesNotContain("client_secret");
    }

    @Test
    void consentsAreListedWithWhatTheyAllowAndWithdrawn() {
        api.on("GET /api/auth/consents", 200, """
                {"items":[{"id":"c1","name":"Dashboard","scopes":["openid","projects:read"],"grantedAt":"2026-11-20T10:00:00Z"}]}""");
        api.on("DELETE /api/auth/consents/c1", 204, "");

        assertThat(run("consents", "list")).isZero();
        assertThat(out.toString().lines().skip(1))
                .containsExactly("c1  Dashboard  openid projects:read  2026-11-20 10:00");
        assertThat(run("consents", "withdraw", "c1")).isZero();
        assertThat(api.calls()).contains("DELETE /api/auth/consents/c1");
    }

    @Test
    void whatIsHeldOfSomebodyIsPrintedAsOneDocument() {
        api.on("GET /api/auth/me/export", 200, "{\"account\":{\"email\":\"ann@example.org\"}}");

        assertThat(run("account", "export")).isZero();

        assertThat(Json.read(out.toString()).at("/account/email").asText()).isEqualTo("ann@example.org");
    }

    @Test
    void anAccountIsErasedByWhoeverKnowsItsPassword() {
        api.on("POST /api/auth/step-up", 204, "").on("DELETE /api/auth/me", 204, "");
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("correct horse battery\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(run("account", "erase", "--password-stdin", "--code", "123456"))
                    .isZero();
        } finally {
            System.setIn(before);
        }

        assertThat(api.lastBody()).isEqualTo(Json.read("{\"password\":\"correct horse battery\",\"code\":\"123456\"}"));
        assertThat(api.calls()).containsSubsequence("POST /api/auth/step-up", "DELETE /api/auth/me");
    }

    @Test
    void nothingIsErasedForAWrongPassword() {
        api.on(
                "POST /api/auth/step-up",
                403,
                "{\"code\":\"wrong-password\",\"title\":\"The current password is wrong\"}");
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("a guess\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(run("account", "erase", "--password-stdin")).isNotZero();
        } finally {
            System.setIn(before);
        }

        assertThat(api.calls()).doesNotContain("DELETE /api/auth/me");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", api.url(), "--state", state.toString()));
        CommandLine commandLine = Incubator.commandLine(Language.EN);
        commandLine.setOut(new PrintWriter(out, true));
        return commandLine.execute(all.toArray(String[]::new));
    }
}
