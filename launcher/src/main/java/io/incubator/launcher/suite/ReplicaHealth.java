package io.incubator.launcher.suite;

import io.incubator.local.process.Command;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How a recorded replica is at this moment.
///
/// @param residentBytes memory it holds, 0 when that cannot be seen
public record ReplicaHealth(RunRecord.Replica replica, boolean ready, long residentBytes) {

    /// How all replicas of a run are.
    public static List<ReplicaHealth> of(RunRecord run) {
        Map<Long, Long> resident = residentBytes(
                run.replicas().stream().map(replica -> replica.process().pid()).toList());
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
            return run.replicas().stream()
                    .map(replica -> new ReplicaHealth(
                            replica,
                            ReadinessProbe.isReady(client, replica.managementPort()),
                            resident.getOrDefault(replica.process().pid(), 0L)))
                    .toList();
        }
    }

    private static Map<Long, Long> residentBytes(List<Long> pids) {
        String list = pids.stream().map(String::valueOf).collect(Collectors.joining(","));
        Command.Result result =
                Command.run(Duration.ofSeconds(5), Map.of(), List.of("ps", "-o", "pid=,rss=", "-p", list));
        Map<Long, Long> resident = new HashMap<>();
        result.output().lines().map(line -> line.strip().split("\\s+")).forEach(columns -> {
            if (columns.length == 2) {
                resident.put(Long.valueOf(columns[0]), Long.parseLong(columns[1]) * 1024);
            }
        });
        return resident;
    }
}
