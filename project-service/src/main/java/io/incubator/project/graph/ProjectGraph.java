package io.incubator.project.graph;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.project.projects.ProjectService;
import io.incubator.project.projects.ProjectState;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/// What can be asked. What belongs to projects is asked for all of them at once.
@GraphQLApi
public class ProjectGraph {
    private final ProjectService projects;
    private final GraphReads reads;

    ProjectGraph(ProjectService projects, GraphReads reads) {
        this.projects = projects;
        this.reads = reads;
    }

    /// A page of the caller's projects, as the list of the REST API.
    @Query("projects")
    @Description("Projects of your organisation, page by page, as GET /api/projects lists them.")
    @NonNull
    public ProjectPageNode list(
            @Name("first") @DefaultValue("20") @Description("1 to 100") int first,
            @Name("after") @Description("nextCursor of the page before") String after,
            @Name("sort") @Description("such as -updatedAt; the newest first when left out") String sort,
            @Name("state") ProjectState state,
            @Name("q") @Description("words to look for in names and descriptions") String q) {
        return ProjectPageNode.of(projects.list(state, q, sort, after, first));
    }

    /// One project.
    @Query("project")
    @Description("One project; null with the error not-found when your organisation has none with this id.")
    public ProjectNode get(@Name("id") @Id @NonNull String id) {
        return ProjectNode.of(projects.get(parse(id)));
    }

    /// The members of each.
    @Description("The first 100 members, in the order they came.")
    public List<@NonNull List<@NonNull MemberNode>> members(@Source List<ProjectNode> of) {
        return reads.members(ids(of));
    }

    /// The teams with which each is shared.
    @Description("The first 100 teams with which it is shared, the longest first.")
    public List<@NonNull List<@NonNull TeamNode>> teams(@Source List<ProjectNode> of) {
        return reads.teams(ids(of));
    }

    /// The board of each.
    @Description("The first 100 tasks of the board, in its order.")
    public List<@NonNull List<@NonNull TaskNode>> tasks(@Source List<ProjectNode> of) {
        return reads.tasks(ids(of));
    }

    /// The newest revisions of each.
    @Description("The newest 20 revisions, the newest first.")
    public List<@NonNull List<@NonNull RevisionNode>> revisions(@Source List<ProjectNode> of) {
        return reads.revisions(ids(of));
    }

    /// The plan each goes by or could.
    @Description("What the newest plan says in short; null until there is one.")
    public List<PlanNode> latestPlan(@Source List<ProjectNode> of) {
        return reads.latestPlans(ids(of));
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw new ProblemException(CommonError.NOT_FOUND);
        }
    }

    private static List<UUID> ids(List<ProjectNode> projects) {
        return projects.stream().map(project -> UUID.fromString(project.id())).toList();
    }
}
