package io.incubator.system.contract;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.system.Api;
import io.incubator.system.SuiteUnderTest;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/// One organisation with somebody in every role and a project that has been planned, and a stranger from
/// another one.
final class World {
    /// Stands in every text of the organisation: whoever else reads it has seen too much.
    static final String CANARY = "canary-" + UUID.randomUUID();

    private static final String IDEA =
            "A booking service for small clinics: patients book, move and cancel appointments,"
                    + " doctors see their day, reminders go out by e-mail. 2000 users, a team of three who know Java. "
                    + CANARY;
    private static World shared;

    private final URI gateway;
    private final TokenForge tokens;
    private final String organisation;
    private final Map<Role, Person> people = new EnumMap<>(Role.class);
    private final Person stranger;
    private final String project;
    private final String brief;
    private final String revision;
    private final String job;
    private final String plan;
    private final ScriptedVendor vendor;
    private final ModelAccess models;

    private World(SuiteUnderTest suite) {
        gateway = suite.gateway();
        tokens = suite.tokens();
        stranger = Person.register(gateway);
        Person founder = Person.register(gateway);
        organisation = founder.api()
                .post("/api/auth/organisations", Map.of("name", CANARY))
                .expect(201)
                .text("id");
        people.put(Role.OWNER, Person.signIn(gateway, founder.account(), organisation));
        for (Role role : new Role[] {Role.ADMIN, Role.MEMBER, Role.VIEWER}) {
            people.put(role, newcomer(role));
        }
        vendor = ScriptedVendor.shared();
        models = newModels(owner());
        project = newProject();
        brief = newBrief(project);
        JsonNode planned = plan(project, brief);
        revision = planned.path("id").asText();
        job = planned.path("jobId").asText();
        plan = owner().api()
                .get("/api/jobs/" + job)
                .expect(200)
                .json()
                .at("/result/planId")
                .asText();
    }

    /// Made once, on the suite that most tests share.
    static synchronized World shared() {
        if (shared == null) {
            shared = new World(SuiteUnderTest.shared());
        }
        return shared;
    }

    /// Registers somebody and gives them a role in the organisation.
    Person newcomer(Role role) {
        Person person = Person.register(gateway);
        owner().api()
                .post(
                        "/api/auth/organisations/" + organisation + "/members",
                        Map.of("email", person.account().email(), "role", role.label()))
                .expect(201);
        return Person.signIn(gateway, person.account(), organisation);
    }

    String newProject() {
        return owner().api()
                .post("/api/projects", Map.of("name", CANARY))
                .expect(201)
                .text("id");
    }

    String newBrief(String ofProject) {
        return owner().api()
                .post("/api/projects/" + ofProject + "/briefs", Map.of("text", IDEA))
                .expect(201)
                .text("id");
    }

    /// Plans and waits for the plan.
    ///
    /// @return the revision
    JsonNode plan(String ofProject, String ofBrief) {
        String revisions = "/api/projects/" + ofProject + "/revisions";
        String id = owner().api()
                .post(revisions, Map.of("briefId", ofBrief))
                .expect(202)
                .text("id");
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !state(revisions + "/" + id).equals("planning"));
        return owner().api().get(revisions + "/" + id).expect(200).json();
    }

    private String state(String path) {
        return owner().api().get(path).expect(200).text("state");
    }

    /// Connects an organisation to the provider.
    ModelAccess newModels(Person inOrganisation) {
        return ModelAccess.setUp(inOrganisation, vendor.url());
    }

    URI gateway() {
        return gateway;
    }

    ScriptedVendor vendor() {
        return vendor;
    }

    ModelAccess models() {
        return models;
    }

    TokenForge tokens() {
        return tokens;
    }

    /// The code in the newest mail to somebody whose subject holds some words.
    String mailed(Person to, String words) {
        return MailFolder.code(
                SuiteUnderTest.shared().mailFolder(), to.account().email(), words);
    }

    /// Somebody new in the caller's role.
    Person like(Person caller) {
        return people.entrySet().stream()
                .filter(known -> known.getValue().subject().equals(caller.subject()))
                .map(known -> newcomer(known.getKey()))
                .findFirst()
                .orElseGet(() -> Person.register(gateway));
    }

    Api anonymous() {
        return Api.anonymous(gateway);
    }

    Person owner() {
        return person(Role.OWNER);
    }

    Person person(Role role) {
        return people.get(role);
    }

    Person stranger() {
        return stranger;
    }

    String organisation() {
        return organisation;
    }

    String project() {
        return project;
    }

    String brief() {
        return brief;
    }

    String revision() {
        return revision;
    }

    String job() {
        return job;
    }

    String plan() {
        return plan;
    }
}
