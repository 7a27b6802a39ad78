package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.client.Incubator;
import io.incubator.client.api.BriefsApi;
import io.incubator.client.api.JobsApi;
import io.incubator.client.api.ProjectsApi;
import io.incubator.client.api.RevisionsApi;
import io.incubator.client.api.SignInApi;
import io.incubator.client.invoker.ApiException;
import io.incubator.client.model.Brief;
import io.incubator.client.model.JobState;
import io.incubator.client.model.LoginRequest;
import io.incubator.client.model.NewBrief;
import io.incubator.client.model.NewProject;
import io.incubator.client.model.NewRevision;
import io.incubator.client.model.Project;
import io.incubator.client.model.ProjectChange;
import io.incubator.client.model.RegistrationRequest;
import io.incubator.client.model.Revision;
import io.incubator.client.model.RevisionState;
import io.incubator.system.Api.Account;
import java.io.File;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The Java client as a program of somebody else uses it.
@Tag("anywhere")
@Tag("no-broker")
class JavaClientIT {
    private final URI gateway = SuiteUnderTest.sharedGateway();
    private Incubator incubator;

    @BeforeEach
    void signIn() throws ApiException {
        Account account = Account.random();
        SignInApi door = new SignInApi(Incubator.anonymous(gateway).api());
        door.register(new RegistrationRequest()
                .email(account.email())
                .password(account.password())
                .displayName("A Java program"));
        String token = door.login(new LoginRequest().email(account.email()).password(account.password()))
                .getAccessToken();
        incubator = Incubator.at(gateway, () -> token);
    }

    @Test
    void anIdeaBecomesAPlanFollowedLive() throws Exception {
        UUID project = project("From Java").getId();
        Brief brief = new BriefsApi(incubator.api())
                .addBrief(BriefsApi.APIAddBriefRequest.newBuilder()
                        .projectId(project)
                        .newBrief(new NewBrief()
                                .text("A booking service for five salons; two developers know Java;"
                                        + " three months; 2000 bookings a month."))
                        .build());
        RevisionsApi revisions = new RevisionsApi(incubator.api());
        UUID revision = revisions
                .requestRevision(RevisionsApi.APIRequestRevisionRequest.newBuilder()
                        .projectId(project)
                        .newRevision(new NewRevision().briefId(brief.getId()))
                        .build())
                .getId();

        List<String> seen = new ArrayList<>();
        incubator.follow("/api/projects/" + project + "/events", null, event -> {
            seen.add(event.type());
            return !event.type().equals("revision.ready") && !event.type().equals("revision.failed");
        });

        assertThat(seen).contains("brief.added").last().isEqualTo("revision.ready");
        Revision ready = revisions.getRevision(RevisionsApi.APIGetRevisionRequest.newBuilder()
                .projectId(project)
                .id(revision)
                .build());
        assertThat(ready.getState()).isEqualTo(RevisionState.READY);
        JsonNode best = new ObjectMapper().valueToTree(ready.getPlan()).at("/recommendation/top/0");
        assertThat(best.path("title").asText()).isNotBlank();
        assertThat(best.path("total").asDouble()).isBetween(0.1, 10.0);
        assertThat(new JobsApi(incubator.api())
                        .getJob(JobsApi.APIGetJobRequest.newBuilder()
                                .id(ready.getJobId())
                                .build())
                        .getState())
                .isEqualTo(JobState.SUCCEEDED);
        File bundle = revisions.downloadBundle(RevisionsApi.APIDownloadBundleRequest.newBuilder()
                .projectId(project)
                .id(revision)
                .build());
        try (ZipFile zip = new ZipFile(bundle)) {
            assertThat(zip.getEntry("plan.md")).isNotNull();
        }
    }

    @Test
    void aRefusalIsAProblemWithACode() {
        ApiException refused = catchThrowableOfType(
                ApiException.class,
                () -> new ProjectsApi(incubator.api())
                        .getProject(ProjectsApi.APIGetProjectRequest.newBuilder()
                                .id(UUID.randomUUID())
                                .build()));

        assertThat(refused.getCode()).isEqualTo(404);
        assertThat(incubator.problem(refused).orElseThrow().getCode()).isEqualTo("not-found");
    }

    @Test
    void theSameKeyMakesOneProject() throws ApiException {
        ProjectsApi projects = new ProjectsApi(incubator.api());
        ProjectsApi.APICreateProjectRequest request = ProjectsApi.APICreateProjectRequest.newBuilder()
                .newProject(new NewProject().name("Once"))
                .idempotencyKey(UUID.randomUUID().toString())
                .build();

        assertThat(projects.createProject(request).getId())
                .isEqualTo(projects.createProject(request).getId());
    }

    @Test
    void aChangeOfWhatChangedMeanwhileIsRefused() throws ApiException {
        UUID id = project("Before").getId();
        ProjectsApi projects = new ProjectsApi(incubator.api());
        String tag = projects.getProjectWithHttpInfo(
                        ProjectsApi.APIGetProjectRequest.newBuilder().id(id).build())
                .getHeaders()
                .get("etag")
                .getFirst();
        projects.changeProject(change(id, tag, "After"));

        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> projects.changeProject(change(id, tag, "Too late")));

        assertThat(incubator.problem(refused).orElseThrow().getCode()).isEqualTo("precondition-failed");
    }

    private Project project(String name) throws ApiException {
        return new ProjectsApi(incubator.api())
                .createProject(ProjectsApi.APICreateProjectRequest.newBuilder()
                        .newProject(new NewProject().name(name))
                        .build());
    }

    private static ProjectsApi.APIChangeProjectRequest change(UUID id, String tag, String name) {
        return ProjectsApi.APIChangeProjectRequest.newBuilder()
                .id(id)
                .ifMatch(tag)
                .projectChange(new ProjectChange().name(name))
                .build();
    }
}
