package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.incubator.kit.paging.Cursor;
import io.incubator.kittest.Rows;
import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders, filters and search of the list of projects, and what they cost in a large table.
@Tag("no-broker")
@QuarkusIntegrationTest
@Timeout(120)
class ProjectListIT extends PackagedService {
    private static final int MANY = 50_000;
    private static final UUID LARGE = UUID.randomUUID();

    private final Api somebody = Api.somebody();

    @Test
    void namesSortWithoutRegardToCaseInBothDirections() {
        List.of("banana", "Apple", "cherry", "apple", "Banana", "船").forEach(somebody::project);

        List<String> ascending = walk("/api/projects?sort=name&limit=2", "name");

        assertThat(ascending).map(String::toLowerCase).isSorted().hasSize(6).endsWith("船");
        assertThat(walk("/api/projects?sort=-name&limit=4", "name")).isEqualTo(ascending.reversed());
    }

    @Test
    void theLastChangedComesFirstWhenAskedFor() {
        String first = somebody.project("First");
        somebody.project("Second");
        somebody.patch(first, "{\"description\":\"changed\"}").statusCode(200);

        assertThat(walk("/api/projects?sort=-updatedAt&limit=1", "name")).containsExactly("First", "Second");
        assertThat(walk("/api/projects?sort=updatedAt&limit=1", "name")).containsExactly("Second", "First");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            boat          | Boat Club,Houseboats
            BOAT          | Boat Club,Houseboats
            oat c         | Boat Club
            预订          | 船艇俱乐部
            艇            | 船艇俱乐部
            俱乐部 时段   | 船艇俱乐部
            俱乐部 小时   |
            boat calendar | Boat Club
            ＢＯＡＴ      | Boat Club,Houseboats
            100%          | Percent
            0_            |
            \\            | Percent
            """)
    void searchFindsPartsOfWordsInNameAndDescription(String q, String names) {
        create("Boat Club", "Bookings, a calendar and invoices");
        create("Houseboats", "");
        create("船艇俱乐部", "会员在线预订时段");
        create("Percent", "100% \\\\ sure");
        Api.somebody().project("Boat of somebody else");

        List<String> found = somebody.request()
                .queryParam("q", q)
                .queryParam("sort", "name")
                .get("/api/projects")
                .then()
                .statusCode(200)
                .extract()
                .path("items.name");

        assertThat(found).isEqualTo(names == null ? List.of() : List.of(names.split(",", -1)));
    }

    @Test
    void whatChangesIsFoundByItsNewWordsOnly() {
        String project = somebody.project("Zebra");
        somebody.patch(project, "{\"name\":\"Giraffe\"}").statusCode(200);

        search("zebra").body("items.size()", equalTo(0));
        search("giraffe").body("items.name", equalTo(List.of("Giraffe")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=description", "sort=-", "sort=name,createdAt", "sort=org_id"})
    void anOrderNobodyOffersIsRefusedByName(String query) {
        somebody.get("/api/projects?" + query)
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.field", hasItem("sort"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=name", "sort=-createdAt&state=active", "sort=-createdAt&q=a", "state=archived"})
    void aCursorOfAnotherOrderOrFilterIsRefused(String query) {
        somebody.project("a");
        somebody.project("ab");
        String cursor = somebody.get("/api/projects?limit=1").extract().path("nextCursor");

        somebody.get("/api/projects?" + query + "&cursor=" + cursor)
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"))
                .body("errors[0].code", equalTo("other-list"));
    }

    @Test
    void briefsAndRevisionsGoBothWaysAndRevisionsByState() {
        String project = somebody.project("Planned");
        String first = somebody.brief(project);
        String second = somebody.brief(project);
        somebody.revision(project, first);
        somebody.revision(project, second);

        assertThat(walk(project + "/briefs?sort=createdAt&limit=1", "id")).containsExactly(first, second);
        assertThat(walk(project + "/briefs?limit=1", "id")).containsExactly(second, first);
        assertThat(walk(project + "/revisions?sort=number&limit=1", "briefId")).containsExactly(first, second);
        assertThat(walk(project + "/revisions?state=planning&limit=1", "briefId"))
                .containsExactly(second, first);
        assertThat(walk(project + "/revisions?state=ready&limit=1", "briefId")).isEmpty();
        String cursor = somebody.get(project + "/revisions?limit=1").extract().path("nextCursor");
        somebody.get(project + "/revisions?limit=1&state=planning&cursor=" + cursor)
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
        for (String list : List.of("/briefs?sort=text", "/revisions?sort=state")) {
            somebody.get(project + list).statusCode(400).body("errors[0].field", equalTo("sort"));
        }
    }

    @Test
    void aSearchOutOfAllProportionIsRefused() {
        search("x".repeat(201)).statusCode(400).body("errors[0].field", equalTo("q"));
        search("a\u0000b").statusCode(400);
        search(" \t").statusCode(200);
    }

    /// Counted by PostgreSQL for the queries the service really sends, from the first page to the last.
    @Test
    void inALargeTableEveryListGoesByItsIndex() {
        Api reader = largeOrganisation();
        long scans = sequentialScans();
        List<Expected> lists = List.of(
                new Expected("sort=createdAt", "project_newest"),
                new Expected("sort=-createdAt&state=archived", "project_newest_by_state"),
                new Expected("sort=-updatedAt", "project_by_update"),
                new Expected("sort=updatedAt&state=archived", "project_by_update_and_state"),
                new Expected("sort=name", "project_by_name"),
                new Expected("sort=-name&state=archived", "project_by_name_and_state"),
                new Expected("q=needle", "project_search"),
                new Expected("q=针头&sort=name", "project_search"));

        Map<String, Long> before = lists.stream()
                .map(Expected::index)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), ProjectListIT::indexScans));

        for (Expected list : lists) {
            String page = "/api/projects?limit=5&" + list.query();
            String next = reader.get(page)
                    .statusCode(200)
                    .body("items.size()", equalTo(5))
                    .extract()
                    .path("nextCursor");
            reader.get(page + "&cursor=" + next).statusCode(200).body("items.size()", equalTo(5));
        }

        // both counters of a connection become visible together
        before.forEach((index, count) ->
                await(index).atMost(Duration.ofSeconds(40)).until(() -> indexScans(index) >= count + 2));
        assertThat(sequentialScans()).as("sequential scans of project").isEqualTo(scans);
    }

    @Test
    void aLatePageReadsNoMoreThanTheFirst() {
        Api reader = largeOrganisation();
        String list = "/api/projects?sort=createdAt&limit=20";
        List<Cursor> places = new ArrayList<>();
        entriesRead(120, () -> {
            places.add(cursor(reader, list));
            places.add(cursor(reader, "/api/projects?sort=-createdAt&limit=100"));
        });
        Cursor newest = places.getLast();
        String late = Cursor.of(
                        newest.text(0), newest.text(1), places.getFirst().text(2))
                .encode();

        long first = entriesRead(20, () -> reader.get(list).statusCode(200).body("items.size()", equalTo(20)));
        long last = entriesRead(
                20, () -> reader.get(list + "&cursor=" + late).statusCode(200).body("items.size()", equalTo(20)));

        assertThat(first).isBetween(20L, 40L);
        assertThat(last).isBetween(20L, 40L);
    }

    private static Cursor cursor(Api reader, String list) {
        return Cursor.decode(reader.get(list).statusCode(200).extract().path("nextCursor"), 3);
    }

    /// Entries of the list's index that PostgreSQL read for requests. A connection tells what it
    /// read some seconds after it became idle.
    private static long entriesRead(int atLeast, Runnable requests) {
        Callable<Long> counter =
                () -> Rows.count("select idx_tup_read from pg_stat_user_indexes where indexrelname = 'project_newest'");
        long before = Rows.count("select idx_tup_read from pg_stat_user_indexes where indexrelname = 'project_newest'");
        requests.run();
        return await().atMost(Duration.ofSeconds(40)).until(counter, read -> read >= before + atLeast) - before;
    }

    /// A list and the index it goes by.
    private record Expected(String query, String index) {}

    /// Somebody of an organisation with many projects, among others.
    private static Api largeOrganisation() {
        if (Rows.count("select count(*) from project where org_id = '" + LARGE + "'") == 0) {
            Rows.execute("""
                    insert into project (id, org_id, name, description, state, created_by, created_at, updated_at)
                    select gen_random_uuid(),
                           case when n %% 5 = 0 then gen_random_uuid() else '%s'::uuid end,
                           'Project ' || md5(n::text),
                           case when n %% 1000 = 1 then 'a needle, 针头' else 'hay' end,
                           case when n %% 10 = 1 then 'archived' else 'active' end,
                           gen_random_uuid(), now() - n * interval '1 minute', now() - (n * 7919 %% %d) * interval '1 second'
                    from generate_series(1, %d) as n""".formatted(LARGE, MANY, MANY));
            Rows.execute("analyze project");
        }
        UUID subject = UUID.randomUUID();
        return new Api(LARGE, subject, TestTokens.user(LARGE, subject, "projects:read"));
    }

    private static long sequentialScans() {
        return Rows.count("select seq_scan from pg_stat_user_tables where relname = 'project'");
    }

    private static long indexScans(String index) {
        return Rows.count("select idx_scan from pg_stat_user_indexes where indexrelname = '" + index + "'");
    }

    private void create(String name, String description) {
        somebody.post("/api/projects", "{\"name\":\"%s\",\"description\":\"%s\"}".formatted(name, description))
                .statusCode(201);
    }

    private ValidatableResponse search(String q) {
        return somebody.request().queryParam("q", q).get("/api/projects").then();
    }

    private List<String> walk(String first, String field) {
        List<String> values = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = somebody.get(first + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            values.addAll(page.getList("items." + field, String.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return values;
    }
}
