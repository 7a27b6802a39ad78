package io.incubator.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

import io.incubator.kittest.EventContract;
import io.incubator.kittest.Rows;
import io.incubator.kittest.SuiteResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Teams of an organisation and who belongs to them.
@QuarkusIntegrationTest
class TeamIT extends PackagedAuth {
    private Person owner;
    private UUID guild;
    private String asOwner;

    @BeforeEach
    void anOrganisation() {
        owner = register();
        guild = found(owner, "Guild");
        asOwner = accessToken(owner, guild);
    }

    @Test
    void whoManagesTheOrganisationMakesTeamsAndEverybodyInItReadsThem() {
        Person admin = member("admin");
        Person viewer = member("viewer");
        String asViewer = accessToken(viewer, guild);

        // When an admin makes teams and puts somebody into one
        Response made = as(accessToken(admin, guild))
                .body(Map.of("name", " Payment ", "description", "Cards\nand receipts"))
                .post(teams());
        made.then()
                .statusCode(201)
                .body("name", equalTo("Payment"))
                .body("description", equalTo("Cards\nand receipts"));
        String payment = teams() + "/" + made.path("id");
        create("checkout");
        as(asOwner).put(payment + "/members/" + viewer.id()).then().statusCode(200);

        // Then a viewer sees them, by name and by member, and changes nothing
        as(asViewer).get(teams()).then().statusCode(200).body("items.name", contains("checkout", "Payment"));
        as(asViewer)
                .get(teams() + "?member=" + viewer.id())
                .then()
                .statusCode(200)
                .body("items.name", contains("Payment"));
        as(asViewer).get(payment).then().statusCode(200).body("name", equalTo("Payment"));
        as(asViewer).get(payment + "/members").then().statusCode(200).body("items.email", contains(viewer.email()));
        for (Response refused : List.of(
                as(asViewer).body(Map.of("name", "Mine")).post(teams()),
                as(asViewer).body(Map.of("name", "Mine")).put(payment),
                as(asViewer).delete(payment),
                as(asViewer).put(payment + "/members/" + viewer.id()),
                as(asViewer).delete(payment + "/members/" + viewer.id()))) {
            refused.then().statusCode(403).body("code", equalTo("forbidden"));
        }

        // And the log tells what happened
        as(asOwner)
                .get("/api/auth/audit")
                .then()
                .body("items.kind", hasItem("team-created"))
                .body("items.kind", hasItem("team-member-added"));
    }

    @Test
    void theTeamsOfAnotherOrganisationAreNotFound() {
        String team = create("Payment");
        Person stranger = register();
        String asStranger = accessToken(stranger);
        String theirs = "/api/auth/organisations/" + stranger.organisation() + "/teams";

        for (Response refused : List.of(
                as(asStranger).get(teams()),
                as(asStranger).body(Map.of("name", "Mine")).post(teams()),
                as(asStranger).get(team),
                as(asStranger).body(Map.of("name", "Mine")).put(team),
                as(asStranger).delete(team),
                as(asStranger).get(team + "/members"),
                as(asStranger).put(team + "/members/" + stranger.id()),
                as(asStranger).delete(team + "/members/" + owner.id()),
                // nor by the address of one's own
                as(asStranger).get(team.replace(teams(), theirs)),
                as(asStranger).get(team.replace(teams(), theirs) + "/members"),
                as(asStranger).put(team.replace(teams(), theirs) + "/members/" + stranger.id()),
                // nor does the owner, in the name of another organisation
                as(accessToken(owner)).get(team))) {
            refused.then().statusCode(404).body("code", equalTo("not-found"));
        }
        as(asStranger).get(theirs).then().statusCode(200).body("items", empty());
    }

    @Test
    void aNameIsTakenOnceInAnOrganisationWhateverTheCase() throws Exception {
        String payment = create("Payment");
        String checkout = create("Checkout");

        as(asOwner)
                .body(Map.of("name", "PAYMENT"))
                .post(teams())
                .then()
                .statusCode(409)
                .body("code", equalTo("team-name-taken"));
        as(asOwner)
                .body(Map.of("name", "payment"))
                .put(checkout)
                .then()
                .statusCode(409)
                .body("code", equalTo("team-name-taken"));
        as(asOwner).body(Map.of("name", "payment")).put(payment).then().statusCode(200);
        as(asOwner).body(Map.of("name", " ")).post(teams()).then().statusCode(400);

        // of many at once one gets it
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (String team : List.of(payment, checkout)) {
                answers.add(pool.submit(() ->
                        as(asOwner).body(Map.of("name", "Search")).put(team).statusCode()));
            }
            answers.add(pool.submit(() ->
                    as(asOwner).body(Map.of("name", "search")).post(teams()).statusCode()));
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses)
                .filteredOn(status -> status == 409)
                .as("refused of %s", statuses)
                .hasSize(2);
        assertThat(statuses).anyMatch(status -> status < 300);
    }

    @Test
    void aTeamIsChangedAndDissolvedByWhoeverKnowsItsState() {
        String team = create("Payment");
        String state = as(asOwner).get(team).header("ETag");

        as(asOwner)
                .header("If-Match", state)
                .body(Map.of("name", "Payment", "description", "Cards"))
                .put(team)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        as(asOwner)
                .header("If-Match", state)
                .body(Map.of("name", "Late"))
                .put(team)
                .then()
                .statusCode(412);
        as(asOwner).header("If-Match", state).delete(team).then().statusCode(412);
        // what is left out is empty
        as(asOwner)
                .body(Map.of("name", "Payment"))
                .put(team)
                .then()
                .statusCode(200)
                .body("description", equalTo(""))
                .header("ETag", equalTo("\"3\""));

        join(team, member("viewer"));
        as(asOwner).header("If-Match", "\"3\"").delete(team).then().statusCode(204);
        as(asOwner).get(team).then().statusCode(404);
        as(asOwner).get(team + "/members").then().statusCode(404);
        create("Payment");
    }

    @Test
    void onlyPeopleOfTheOrganisationAreInItsTeamsAndOnlyAsLongAsTheyAre() {
        String team = create("Payment");
        Person leaver = member("member");
        Person erased = member("member");
        Person loyal = member("member");
        for (Person person : List.of(leaver, erased, loyal)) {
            join(team, person);
        }
        String since = as(asOwner).get(team + "/members").path("items[0].since");
        join(team, leaver);
        as(asOwner)
                .get(team + "/members")
                .then()
                .body("items.email", contains(leaver.email(), erased.email(), loyal.email()))
                .body("items[0].since", equalTo(since));
        as(asOwner).put(team + "/members/" + register().id()).then().statusCode(404);

        as(accessToken(leaver, guild))
                .delete("/api/auth/organisations/" + guild + "/members/" + leaver.id())
                .then()
                .statusCode(204);
        as(accessToken(erased)).delete("/api/auth/me").then().statusCode(204);
        as(asOwner).get(team + "/members").then().body("items.email", contains(loyal.email()));

        // and whoever comes back is in none
        as(asOwner)
                .body(Map.of("email", leaver.email(), "role", "member"))
                .post("/api/auth/organisations/" + guild + "/members")
                .then()
                .statusCode(201);
        as(asOwner).get(teams() + "?member=" + leaver.id()).then().body("items", empty());
        as(asOwner).delete(team + "/members/" + loyal.id()).then().statusCode(204);
        as(asOwner).delete(team + "/members/" + loyal.id()).then().statusCode(404);
        as(asOwner).get(team + "/members").then().body("items", empty());
    }

    @Test
    void tokensTellOfTeamsAndAreWithdrawnWithinFiveSecondsWhenThatEnds() {
        String payment = create("Payment");
        String checkout = create("Checkout");
        Person person = member("member");
        assertThat(part(accessToken(person, guild), 1).has("teams")).isFalse();

        join(payment, person);
        join(checkout, person);
        Response in =
                post("/api/auth/login", Map.of("email", person.email(), "password", PASSWORD, "organisationId", guild));
        assertThat(teamsIn(in.path("accessToken"))).containsExactlyInAnyOrder(id(payment), id(checkout));
        // elsewhere they are in none
        assertThat(part(accessToken(person), 1).has("teams")).isFalse();

        as(asOwner).delete(payment + "/members/" + person.id()).then().statusCode(204);
        awaitWithdrawn(in.path("accessToken"));
        Response refreshed = refresh(in.path("refreshToken"));
        assertThat(teamsIn(refreshed.path("accessToken"))).containsExactly(id(checkout));

        as(asOwner).delete(checkout).then().statusCode(204);
        awaitWithdrawn(refreshed.path("accessToken"));
        assertThat(part(refresh(refreshed.path("refreshToken")).path("accessToken"), 1)
                        .has("teams"))
                .isFalse();
    }

    @Test
    void thatATeamIsDissolvedIsToldOnce() {
        String team = create("Payment");
        as(asOwner).delete(team).then().statusCode(204);
        as(asOwner).delete(team).then().statusCode(404);

        List<String> told = Rows.texts("select payload::text from outbox where routing_key = 'auth.team.deleted.v1'"
                + " and org_id = '" + guild + "'");
        assertThat(told).singleElement().satisfies(event -> {
            EventContract.assertValid("auth", "team.deleted.v1", event);
            assertThat(event).contains(id(team), owner.id().toString());
        });
    }

    @Test
    void whoeverLeavesWhileATokenOfTheirsIsMadeDoesNotWaitForEachOther() throws Exception {
        Person leaver = member("member");
        join(create("Payment"), leaver);
        Response in =
                post("/api/auth/login", Map.of("email", leaver.email(), "password", PASSWORD, "organisationId", guild));
        String membership = " membership where org_id = '" + guild + "' and account_id = '" + leaver.id() + "'";
        try (ExecutorService platform = Executors.newFixedThreadPool(1);
                Connection removal = SuiteResource.postgres()
                        .endpoint()
                        .connect(SuiteResource.database().name());
                Statement sql = removal.createStatement()) {
            removal.setAutoCommit(false);
            sql.execute("select from" + membership + " for update");
            Future<Response> refreshed = platform.submit(() -> refresh(in.path("refreshToken")));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> Rows.count("select count(*) from pg_stat_activity"
                                    + " where wait_event_type = 'Lock' and query like '%membership%'")
                            > 0);

            // what it takes along are the rows of the teams
            sql.execute("delete from" + membership);
            removal.commit();

            refreshed.get().then().statusCode(lessThan(500));
        }
        as(asOwner).get(teams() + "?member=" + leaver.id()).then().body("items", empty());
    }

    @Test
    void nobodyIsInMoreTeamsThanATokenTellsOf() {
        String last = create("Last");
        String one = create("One too many");
        Rows.execute(
                "insert into team (id, org_id, name, description, created_at, updated_at) select gen_random_uuid(), '"
                        + guild + "', 'Team ' || n, '', now(), now() from generate_series(1, 49) n");
        Rows.execute("insert into team_member (team_id, account_id, org_id, created_at) select id, '" + owner.id()
                + "', org_id, now() from team where org_id = '" + guild + "' and name like 'Team %'");

        join(last, owner);
        join(last, owner);
        as(asOwner).put(one + "/members/" + owner.id()).then().statusCode(409).body("code", equalTo("too-many-teams"));
        String longest = accessToken(owner, guild);
        assertThat(teamsIn(longest)).hasSize(50);
        as(longest).get("/api/auth/me").then().statusCode(200);
    }

    @Test
    void aKeyedCallMakesOneTeamHoweverOftenItIsSent() {
        String key = UUID.randomUUID().toString();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            made.add(as(asOwner)
                    .header("Idempotency-Key", key)
                    .body(Map.of("name", "Payment"))
                    .post(teams())
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }

        assertThat(made.getFirst()).isEqualTo(made.getLast());
        as(asOwner).get(teams()).then().body("items", hasSize(1));
    }

    @Test
    void listsGoOnWhereThePageEnded() {
        for (String name : List.of("delta", "Alpha", "charlie", "Bravo", "echo")) {
            join(create(name), owner);
        }

        for (String filter : List.of("", "&member=" + owner.id())) {
            List<String> names = new ArrayList<>();
            Response page = as(asOwner).get(teams() + "?limit=2" + filter);
            names.addAll(page.path("items.name"));
            assertThat(page.header("Link")).contains("rel=\"next\"");
            while (page.path("nextCursor") != null) {
                page = as(asOwner)
                        .queryParam("cursor", page.<String>path("nextCursor"))
                        .get(teams() + "?limit=2" + filter);
                names.addAll(page.path("items.name"));
            }
            assertThat(names).containsExactly("Alpha", "Bravo", "charlie", "delta", "echo");
        }
    }

    private static void awaitWithdrawn(String access) {
        await().atMost(Duration.ofSeconds(5))
                .until(() -> as(access).get("/api/auth/me").statusCode() == 401);
    }

    private static List<String> teamsIn(String access) {
        List<String> ids = new ArrayList<>();
        part(access, 1).get("teams").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private String id(String team) {
        return team.substring(teams().length() + 1);
    }

    private String teams() {
        return "/api/auth/organisations/" + guild + "/teams";
    }

    /// The address of a new team.
    private String create(String name) {
        Response made = as(asOwner).body(Map.of("name", name)).post(teams());
        made.then().statusCode(201);
        return teams() + "/" + made.path("id");
    }

    private void join(String team, Person person) {
        as(asOwner).put(team + "/members/" + person.id()).then().statusCode(200).body("email", equalTo(person.email()));
    }

    private Person member(String role) {
        Person person = register();
        as(asOwner)
                .body(Map.of("email", person.email(), "role", role))
                .post("/api/auth/organisations/" + guild + "/members")
                .then()
                .statusCode(201);
        return person;
    }
}
