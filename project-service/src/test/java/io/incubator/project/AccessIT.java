package io.incubator.project;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.incubator.kittest.MigrationContract;
import io.incubator.kittest.SuiteResource;
import io.incubator.kittest.TenantIsolation;
import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("no-broker")
@QuarkusIntegrationTest
class AccessIT extends PackagedService {
    private final Api owner = Api.somebody();
    private String project;
    private String brief;
    private String revision;

    @BeforeEach
    void aProjectWithABriefAndARevision() {
        project = owner.project("Private");
        brief = owner.brief(project);
        revision = owner.revision(project, brief);
    }

    @Test
    void anotherOrganisationFindsNothingUnderAnyAddress() {
        Api other = Api.somebody();

        other.get(project).statusCode(404);
        other.patch(project, "{\"name\":\"Mine\"}").statusCode(404);
        other.post(project + "/archive").statusCode(404);
        other.post(project + "/unarchive").statusCode(404);
        other.delete(project).statusCode(404);
        other.post(project + "/briefs", "{\"text\":\"Mine.\"}").statusCode(404);
        other.get(project + "/briefs").statusCode(404);
        other.get(project + "/briefs/" + brief).statusCode(404);
        other.post(project + "/revisions", "{\"briefId\":\"" + brief + "\"}").statusCode(404);
        other.get(project + "/revisions").statusCode(404);
        other.get(revision).statusCode(404);
        other.get(revision + "/bundle").statusCode(404);
        other.get(project + "/events").statusCode(404);
        other.get("/api/projects").statusCode(200).body("items", hasSize(0));

        owner.get(project).statusCode(200).body("name", equalTo("Private"));
    }

    @Test
    void theDatabaseItselfKeepsTenantsApart() throws SQLException {
        TenantIsolation.assertHolds(SuiteResource.database(), "project_event");
    }

    @Test
    void everyMigrationCanBeUndone() throws SQLException {
        MigrationContract.assertUndoable(SuiteResource.database());
    }

    @Test
    void nobodyGetsInWithoutAGoodToken() {
        UUID organisation = owner.organisation();
        UUID subject = owner.subject();

        given().get(project).then().statusCode(401).contentType("application/problem+json");
        for (String token : new String[] {
            "nonsense",
            TestTokens.expired(organisation, subject, "projects:read"),
            TestTokens.foreign(organisation, subject, "projects:read"),
            TestTokens.wrongType(organisation, subject, "projects:read")
        }) {
            given().auth()
                    .oauth2(token)
                    .get(project)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("unauthenticated"));
        }
    }

    @Test
    void aServicesOwnTokenIsNotAPersons() {
        int status = given().auth()
                .oauth2(TestTokens.service("ai-service", "projects:read"))
                .get(project)
                .statusCode();

        assertThat(status).isIn(401, 403);
    }

    @Test
    void aReaderReadsAndNothingElse() {
        Api reader = new Api(
                owner.organisation(),
                owner.subject(),
                TestTokens.user(owner.organisation(), owner.subject(), "projects:read"));

        reader.get(project).statusCode(200);
        reader.get(revision).statusCode(200);
        reader.post("/api/projects", "{\"name\":\"x\"}").statusCode(403).body("code", equalTo("forbidden"));
        reader.patch(project, "{\"name\":\"x\"}").statusCode(403);
        reader.post(project + "/archive").statusCode(403);
        reader.post(project + "/briefs", "{\"text\":\"x\"}").statusCode(403);
        reader.post(project + "/revisions", "{\"briefId\":\"" + brief + "\"}").statusCode(403);
        reader.delete(project).statusCode(403);
    }

    @Test
    void aWriterCannotDelete() {
        Api writer = Api.with("projects:read", "projects:write");

        writer.delete(writer.project("Kept")).statusCode(403);
    }
}
