package io.incubator.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.system.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Calls everything with anything, seeded: no call may fail on our side, show its insides or another organisation's
/// rows. `FUZZ_CALLS` sets how many calls (CI: 10,000; the full run of `bench/fuzz`: 100,000), `FUZZ_SEED` repeats one.
@Tag("no-broker")
class FuzzIT {
    private static final int CALLERS = 6;
    private static final int USUAL = 30;

    private final World world = World.shared();

    @Test
    void answersAnythingWithoutFailing() throws Exception {
        int calls = Integer.parseInt(System.getenv().getOrDefault("FUZZ_CALLS", "10000"));
        long seed = Long.parseLong(System.getenv().getOrDefault("FUZZ_SEED", Long.toString(System.nanoTime())));
        System.out.println("fuzz: calls=" + calls + " seed=" + seed);
        List<Operation> operations = weighted();
        List<String> foreign = List.of(
                world.project(), world.brief(), world.revision(), world.job(), world.plan(), world.organisation());
        List<Fuzzer> fuzzers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Api models = world.newModels(Person.register(world.gateway())).mayCall();
            fuzzers.add(new Fuzzer(seed + i, Person.register(world.gateway()), models, operations, foreign));
        }

        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Fuzzer>> runs = fuzzers.stream()
                    .map(fuzzer -> threads.submit(() -> fuzzer.call(calls / CALLERS)))
                    .toList();
            for (Future<Fuzzer> run : runs) {
                run.get();
            }
        }

        Map<Integer, Integer> statuses = new TreeMap<>();
        fuzzers.forEach(
                fuzzer -> fuzzer.statuses().forEach((status, count) -> statuses.merge(status, count, Integer::sum)));
        System.out.println("fuzz: statuses=" + statuses);
        assertThat(fuzzers)
                .flatExtracting(Fuzzer::complaints)
                .as("seed %s", seed)
                .isEmpty();
        assertThat(statuses.keySet()).as("calls of every kind were made").contains(200, 201, 204, 400, 404);
        world.owner().api().get("/api/projects/" + world.project()).expect(200);
        assertThat(world.owner()
                        .api()
                        .get("/api/projects/" + world.project() + "/revisions/" + world.revision())
                        .expect(200)
                        .text("state"))
                .isEqualTo("ready");
    }

    /// Every operation; what costs much (a hash, a plan) or ends the caller's session seldom.
    private static List<Operation> weighted() {
        List<Operation> weighted = new ArrayList<>();
        for (Operation operation : AccessMatrixIT.operations().toList()) {
            int weight = costly(operation) ? 1 : USUAL;
            for (int i = 0; i < weight; i++) {
                weighted.add(operation);
            }
        }
        return weighted;
    }

    private static boolean costly(Operation operation) {
        return operation.definition().path("x-rate-class").asText().equals("heavy")
                || operation.path().matches("/api/auth/(login|register|token|logout|password)")
                || operation.key().matches("DELETE /api/auth/(me|sessions)")
                || (operation.key().endsWith("/revisions") && operation.method().equals("POST"));
    }
}
