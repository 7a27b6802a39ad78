package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A project that is shared with a team: what the team may do, its people can as long as they are in it.
class SharedProjectIT {
    private static final SuiteUnderTest SUITE = SuiteUnderTest.shared();
    private static final Map<String, String> BRIEF =
            Map.of("text", "A booking system for a chain of five hair salons; two developers who know Java.");

    private final Api anonymous = Api.anonymous(SUITE.gateway());

    @Test
    void whoeverJoinsATeamContributesWhereItDoesAndNoMoreWithinFiveSecondsOfLeaving() {
        // Given an organisation with a member, and a project kept to its members
        Api.Account founder = Api.Account.random();
        String organisation = Api.newPerson(SUITE.gateway(), founder)
                .post("/api/auth/organisations", Map.of("name", "Firm"))
                .expect(201)
                .text("id");
        Api owner = signedIn(founder, organisation);
        Api.Account joined = Api.Account.random();
        Api.newPerson(SUITE.gateway(), joined);
        String here = "/api/auth/organisations/" + organisation;
        String member = owner.post(here + "/members", Map.of("email", joined.email(), "role", "member"))
                .expect(201)
                .text("id");
        String project = "/api/projects/"
                + owner.post("/api/projects", Map.of("name", "Kept"))
                        .expect(201)
                        .text("id");
        owner.put(project + "/access", Map.of("contributors", "members")).expect(200);
        signedIn(joined, organisation).post(project + "/briefs", BRIEF).expectProblem(403, "project-role-too-low");

        // When it is shared with a team, and they join that
        String team = owner.post(here + "/teams", Map.of("name", "Checkout"))
                .expect(201)
                .text("id");
        String inTeam = here + "/teams/" + team + "/members/" + member;
        owner.put(project + "/teams/" + team, Map.of("role", "contributor")).expect(200);
        owner.put(inTeam, Map.of()).expect(200);

        // Then their next token contributes, until they are out of the team
        Api mate = signedIn(joined, organisation);
        mate.post(project + "/briefs", BRIEF).expect(201);
        owner.delete(inTeam).expect(204);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> mate.post(project + "/briefs", BRIEF).status() == 401);
        Api again = signedIn(joined, organisation);
        again.post(project + "/briefs", BRIEF).expectProblem(403, "project-role-too-low");
        assertThat(again.get(project).status()).isEqualTo(200);

        // And the team, when it is dissolved, is in the project no more
        owner.delete(here + "/teams/" + team).expect(204);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> owner.get(project + "/teams/" + team).status() == 404);
    }

    private Api signedIn(Api.Account account, String organisation) {
        return anonymous.with(anonymous
                .post(
                        "/api/auth/login",
                        Map.of(
                                "email",
                                account.email(),
                                "password",
                                account.password(),
                                "organisationId",
                                organisation))
                .expect(200)
                .text("accessToken"));
    }
}
