package io.incubator.project.board;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.project.board.ImportRepository.Outcome;
import io.incubator.project.board.TaskRepository.Board;
import io.incubator.project.events.ProjectEventType;
import io.incubator.project.events.ProjectEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Brings the tasks of an accepted plan to the board.
@ApplicationScoped
public class BoardService {
    private final ImportRepository imports;
    private final Places places;
    private final ProjectEvents events;

    BoardService(ImportRepository imports, Places places, ProjectEvents events) {
        this.imports = imports;
        this.places = places;
        this.events = events;
    }

    /// Adds what is new, at the end and in the plan's order; brings what is there up to date, except
    /// for what people changed, deleted, or moved; marks what the plan no longer has. Done again, it
    /// changes nothing. The caller holds the project's lock.
    ///
    /// @param revision the accepted one
    /// @param roadmap of its plan; one without tasks changes nothing
    /// @param subject who accepted it
    @Transactional(Transactional.TxType.MANDATORY)
    public void importTasks(UUID organisation, UUID project, UUID revision, JsonNode roadmap, UUID subject) {
        Board board = new Board(organisation, project);
        List<PlannedTask> planned = planned(board, roadmap);
        if (planned.isEmpty()) {
            return;
        }
        Outcome outcome = imports.write(board, revision, subject, planned);
        if (!outcome.nothing()) {
            events.append(
                    organisation,
                    project,
                    ProjectEventType.BOARD_IMPORTED,
                    new TaskEvent.Imported(revision, outcome.added(), outcome.changed(), outcome.retired()),
                    subject);
        }
    }

    private List<PlannedTask> planned(Board board, JsonNode roadmap) {
        // a plan that names a task twice means one task
        Map<String, JsonNode> tasks = new LinkedHashMap<>();
        roadmap.path("tasks")
                .valueStream()
                .filter(PlannedTask::isOne)
                .forEach(task -> tasks.putIfAbsent(task.path("id").asText(), task));
        List<PlannedTask> planned = new ArrayList<>(tasks.size());
        String place = places.last(board);
        for (JsonNode task : tasks.values()) {
            place = Rank.between(place, null);
            planned.add(PlannedTask.of(task, place));
        }
        return planned;
    }
}
