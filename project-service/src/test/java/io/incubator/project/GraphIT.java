package io.incubator.project;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import graphql.introspection.IntrospectionQuery;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.schema.idl.SchemaPrinter;
import io.incubator.kittest.Rows;
import io.incubator.kittest.StatementCounts;
import io.incubator.kittest.TestApiKeys;
import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Composed reads: what they give, what they cost, and what they refuse.
@Tag("no-broker")
@QuarkusIntegrationTest
@Timeout(120)
class GraphIT extends PackagedService {
    private static final Path SCHEMA = Path.of("..", "contracts", "graphql", "project-service.graphql");

    private static final String COMPOSED = """
            query($first: Int) {
              projects(first: $first, sort: "name") {
                items {
                  id name state
                  members { userId role }
                  teams { teamId role }
                  revisions { number state accepted }
                  tasks { title status }
                  latestPlan { number option title statement options tasks p80Weeks }
                }
                nextCursor
              }
            }""";

    private final Api somebody = Api.somebody();

    @Test
    void aProjectComesWithWhatBelongsToIt() {
        String project = somebody.project("Boat club");
        String id = id(project);
        somebody.project("Empty");
        fill(somebody.organisation(), "and name = 'Boat club'");
        String team = UUID.randomUUID().toString();
        somebody.put(project + "/teams/" + team, "{\"role\":\"viewer\"}").statusCode(200);

        ValidatableResponse answer = ask(COMPOSED, Map.of("first", 10)).statusCode(200);

        answer.body("$", not(hasKey("errors")))
                .body("data.projects.items.name", equalTo(List.of("Boat club", "Empty")))
                .body("data.projects.nextCursor", nullValue())
                .body("data.projects.items[0].id", equalTo(id))
                .body("data.projects.items[0].state", equalTo("ACTIVE"))
                .body("data.projects.items[0].members.role", hasItem("maintainer"))
                .body(
                        "data.projects.items.teams",
                        equalTo(List.of(List.of(Map.of("teamId", team, "role", "viewer")), List.of())))
                .body("data.projects.items[0].revisions.number", equalTo(List.of(3, 2, 1)))
                .body("data.projects.items[0].revisions.state", equalTo(List.of("failed", "ready", "ready")))
                .body("data.projects.items[0].tasks.title", equalTo(List.of("Task 1", "Task 2")))
                .body("data.projects.items[0].latestPlan.number", equalTo(2))
                .body("data.projects.items[0].latestPlan.option", equalTo("B"))
                .body("data.projects.items[0].latestPlan.title", equalTo("Modular service"))
                .body("data.projects.items[0].latestPlan.options", equalTo(2))
                .body("data.projects.items[0].latestPlan.tasks", equalTo(1))
                .body("data.projects.items[0].latestPlan.p80Weeks", equalTo(9.5f))
                .body("data.projects.items[1].revisions", equalTo(List.of()))
                .body("data.projects.items[1].latestPlan", nullValue());
    }

    @Test
    void fiftyProjectsTakeAsManyStatementsAsOne() {
        IntStream.range(0, 50).forEach(i -> somebody.project("Project " + i));
        fill(somebody.organisation(), "");
        try (StatementCounts counts = StatementCounts.open()) {
            await().until(() -> somebody.request().get("/api/projects").statusCode() == 200);
            // the page, and one for each of members, teams, revisions, tasks and plans
            assertThat(statementsOf(1, counts)).hasSize(6);
            assertThat(statementsOf(50, counts)).hasSize(6);
        }
    }

    @Test
    void pagesGoOnWhereTheyEnded() {
        List.of("a", "b", "c").forEach(somebody::project);
        String page =
                "query($after: String){projects(first: 2, sort: \"name\", after: $after){items{name} nextCursor}}";

        String next = ask(page, Map.of())
                .body("data.projects.items.name", equalTo(List.of("a", "b")))
                .extract()
                .path("data.projects.nextCursor");

        ask(page, Map.of("after", next))
                .body("data.projects.items.name", equalTo(List.of("c")))
                .body("data.projects.nextCursor", nullValue());
        ask("{projects(q: \"B\"){items{name}}}", Map.of()).body("data.projects.items.name", equalTo(List.of("b")));
    }

    @Test
    void anotherOrganisationSeesNothing() {
        String project = somebody.project("Mine");
        fill(somebody.organisation(), "");
        Api other = Api.somebody();

        ask(other, COMPOSED, Map.of()).statusCode(200).body("data.projects.items", equalTo(List.of()));
        ask(other, "query($id: ID!){project(id: $id){name revisions{number}}}", Map.of("id", id(project)))
                .statusCode(200)
                .body("data.project", nullValue())
                .body("errors[0].extensions.code", equalTo("not-found"));
    }

    @Test
    void withoutATokenThereIsNotEvenASchema() {
        String introspection = "{\"query\":\"{__schema{types{name}}}\"}";

        given().contentType("application/json")
                .body(introspection)
                .post("/api/projects/graphql")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
        Api.with("jobs:read").post("/api/projects/graphql", introspection).statusCode(403);
        ask("{__schema{types{name}}}", Map.of()).statusCode(200).body("data.__schema.types.name", hasItem("Project"));
    }

    @Test
    void anApiKeyReadsAsItsOwner() {
        somebody.project("Mine");
        Api program = new Api(
                somebody.organisation(),
                somebody.subject(),
                TestApiKeys.add(UUID.randomUUID(), somebody.organisation(), somebody.subject(), "projects:read"));

        ask(program, "{projects{items{name}}}", Map.of()).body("data.projects.items.name", equalTo(List.of("Mine")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {projects(first: 0){items{name}}}         | validation-failed
            {projects(first: 101){items{name}}}       | validation-failed
            {projects(sort: "secret"){items{name}}}   | validation-failed
            {projects(after: "nonsense"){items{name}}}| invalid-cursor
            {project(id: "7"){name}}                  | not-found
            {projects{items{password}}}               | query-invalid
            {projects{items{name}                     | query-invalid
            mutation{deleteProject}                   | query-invalid
            subscription{projects{items{name}}}       | query-invalid
            {projects(first: "many"){items{name}}}    | query-invalid
            """)
    void anErrorCarriesItsCodeAndNothingOfTheInside(String query, String code) {
        String body = ask(query, Map.of())
                .statusCode(200)
                .body("errors.size()", equalTo(1))
                .body("errors[0].extensions.code", equalTo(code))
                .extract()
                .asString();

        assertThat(body).doesNotContain("Exception", "io.incubator", "graphql.", "at java", "stack");
    }

    @Test
    void errorsSpeakTheCallersLanguage() {
        somebody.request()
                .header("Accept-Language", "zh")
                .body(Map.of("query", "{project(id: \"7\"){name}}"))
                .post("/api/projects/graphql")
                .then()
                .body("errors[0].message", containsString("组织"))
                .body("errors[0].path", equalTo(List.of("project")));
    }

    @Test
    void aQueryTooDeepOrTooCostlyIsRefusedBeforeItReads() {
        String deep = "{projects{items{name}} __type(name: \"Project\"){fields{type"
                + "{ofType{ofType{ofType{ofType{ofType{name}}}}}}}}}";
        String wide = IntStream.range(0, 30)
                .mapToObj(i -> "p" + i + ": projects(first: 100){items{id name revisions{id number}}}")
                .collect(Collectors.joining(" ", "{", "}"));

        ask(deep, Map.of())
                .statusCode(200)
                .body("data", nullValue())
                .body("errors[0].extensions.code", equalTo("query-too-deep"))
                .body("errors[0].message", startsWith("The query has 9 levels"));
        ask(wide, Map.of())
                .statusCode(200)
                .body("data", nullValue())
                .body("errors[0].extensions.code", equalTo("query-too-costly"));
        // what a page costs goes by the size asked for, also when it stands in a variable
        String page = "query($n: Int){projects(first: $n){items{id name state version createdAt updatedAt description"
                + " members{userId role} revisions{id number state cause} tasks{id title status}"
                + " latestPlan{number option title statement}}}}";
        ask(page, Map.of("n", 50)).body("$", not(hasKey("errors")));
        ask(page, Map.of("n", 100)).body("errors[0].extensions.code", equalTo("query-too-costly"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"query\":\" \"}", "[]", "{\"query\":7}", "{\"query\":\"{a}\",\"id\":\"x\"}", "{"})
    void aBodyThatIsNoRequestIsAProblem(String body) {
        somebody.post("/api/projects/graphql", body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("$", hasKey("code"));
    }

    @Test
    void aQueryOutOfAllProportionIsRefusedUnread() {
        somebody.post("/api/projects/graphql", "{\"query\":\"{a}" + " ".repeat(20_000) + "\"}")
                .statusCode(400)
                .body("errors[0].field", equalTo("query"));
        somebody.post("/api/projects/graphql", "{\"query\":\"" + "x".repeat(1_100_000) + "\"}")
                .statusCode(413);
    }

    @Test
    void itIsTakenFromTheBudgetOfReads() {
        assertThat(ask("{projects{items{id}}}", Map.of()).extract().header("RateLimit-Policy"))
                .startsWith("\"read\"");
    }

    /// The schema as callers see it is the one that is published. `-Dcontracts.write=true` publishes it.
    @Test
    void theSchemaIsThePublishedOne() throws IOException {
        Map<String, Object> introspection = ask(IntrospectionQuery.INTROSPECTION_QUERY, Map.of())
                .statusCode(200)
                .body("$", not(hasKey("errors")))
                .extract()
                .path("data");
        String schema = new SchemaPrinter(SchemaPrinter.Options.defaultOptions().includeDirectives(false))
                .print(new IntrospectionResultToSchema().createSchemaDefinition(introspection));
        if (Boolean.getBoolean("contracts.write")) {
            Files.createDirectories(SCHEMA.getParent());
            Files.writeString(SCHEMA, schema);
        }

        assertThat(SCHEMA).hasContent(schema);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/graphql", "/internal/graphql/schema.graphql", "/graphql"})
    void thereIsNoOtherWayIn(String path) {
        assertThat(somebody.request()
                        .body(Map.of("query", "{projects{items{id}}}"))
                        .post(path)
                        .statusCode())
                .isIn(401, 403, 404);
        assertThat(somebody.request().get(path).statusCode()).isIn(401, 403, 404);
        assertThat(given().auth()
                        .oauth2(TestTokens.service("ai-service", "plans:fetch"))
                        .get(path)
                        .statusCode())
                .isIn(401, 403, 404);
    }

    private ValidatableResponse ask(String query, Map<String, Object> variables) {
        return ask(somebody, query, variables);
    }

    private static ValidatableResponse ask(Api who, String query, Map<String, Object> variables) {
        return who.request()
                .body(Map.of("query", query, "variables", variables))
                .post("/api/projects/graphql")
                .then();
    }

    /// Reads of the application's role for one request.
    private List<String> statementsOf(int projects, StatementCounts counts) {
        return counts
                .of(
                        "app",
                        () -> ask(COMPOSED, Map.of("first", projects))
                                .statusCode(200)
                                .body("data.projects.items.size()", equalTo(projects))
                                .body("data.projects.items.revisions.flatten().size()", equalTo(3 * projects))
                                .body("data.projects.items.tasks.flatten().size()", equalTo(2 * projects)))
                .stream()
                .filter(statement -> statement.matches("(?is)(select|with).*") && !statement.contains("set_config"))
                .toList();
    }

    /// Three revisions, a plan and two tasks for every project of an organisation.
    private static void fill(UUID organisation, String condition) {
        String projects = "from project p where p.org_id = '" + organisation + "' " + condition;
        Rows.execute("""
                insert into brief (id, org_id, project_id, text, context, created_by, created_at)
                select gen_random_uuid(), p.org_id, p.id, 'x', '{}', p.created_by, now() %s""".formatted(projects));
        Rows.execute("""
                insert into revision (id, org_id, project_id, number, state, brief_id, job_id, cause, failure_code,
                    created_by, created_at, finished_at)
                select gen_random_uuid(), p.org_id, p.id, n, case n when 3 then 'failed' else 'ready' end,
                    (select b.id from brief b where b.project_id = p.id limit 1), gen_random_uuid(), 'brief',
                    case n when 3 then 'boom' end, p.created_by, now(), now()
                from project p cross join generate_series(1, 3) as n
                where p.org_id = '%s' %s""".formatted(organisation, condition));
        Rows.execute("""
                insert into revision_plan (revision_id, org_id, project_id, plan)
                select r.id, r.org_id, r.project_id, '{"options":[{"id":"A","title":"Monolith"},
                    {"id":"B","title":"Modular service"}],"recommendation":{"option":"B","statement":"Because."},
                    "roadmap":{"tasks":[{"id":"t"}],"forecast":{"p50Weeks":7,"p80Weeks":9.5}}}'
                from revision r where r.number = 2 and r.org_id = '%s'""".formatted(organisation));
        Rows.execute("""
                insert into task (id, org_id, project_id, title, status, rank, created_by, created_at, updated_at)
                select gen_random_uuid(), p.org_id, p.id, 'Task ' || n, 'todo', 'a' || n, p.created_by, now(), now()
                from project p cross join generate_series(1, 2) as n
                where p.org_id = '%s' %s""".formatted(organisation, condition));
    }

    private static String id(String project) {
        return project.substring("/api/projects/".length());
    }
}
