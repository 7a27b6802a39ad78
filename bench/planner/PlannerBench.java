import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.BriefContext;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.PlanProgress;
import io.incubator.ai.planner.Planner;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Plans a mix of briefs one after the other and prints how long the engine takes: the whole plan,
/// with its 10,000 SMAA draws and its questions, without rendering files.
class PlannerBench {
    private static final List<Brief> IDEAS = List.of(
            Brief.ofText("An online shop for tea with 20000 customers. Team of 6 Java developers, PostgreSQL known well."),
            Brief.ofText("A chat app for 2 million users with live updates, team of 40 on Kubernetes, high availability."),
            Brief.ofText("我们要做一个在线学习平台，团队5人，熟悉 Python，3个月上线，用户2万，需要全文检索。"),
            Brief.ofText("一个面向工厂的设备监控系统，必须本地部署，不能上云，每秒5000条数据，团队8人。"),
            Brief.ofText("Payments ledger for a bank, PCI DSS, strong consistency, team of 25 with .NET, on premises."),
            Brief.ofText("An assistant that answers questions from 30000 internal documents for 400 employees."),
            Brief.ofText("Prototype of a booking calendar for one clinic, one developer, 4 weeks, low budget."),
            Brief.ofText("Marketplace with search for 300000 users, team of 12, TypeScript and Go, public cloud."));

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[1]);
        List<Brief> briefs = new ArrayList<>(IDEAS);
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (var files = Files.list(Path.of(arguments[0]))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                JsonNode node = yaml.readTree(file.toFile());
                briefs.add(new Brief(
                        node.get("text").asText(),
                        node.get("language").asText(),
                        yaml.treeToValue(node.get("context"), BriefContext.class)));
            }
        }
        Planner planner = Planner.withBuiltInKnowledge();
        long cold = System.nanoTime();
        planner.plan(briefs.getFirst(), PlanProgress.NONE);
        cold = System.nanoTime() - cold;
        measure(planner, briefs, Math.max(20, rounds / 2));
        long[][] measured = measure(planner, briefs, rounds);
        long[] times = measured[0];
        long[] cpu = measured[1];
        Arrays.sort(times);
        Arrays.sort(cpu);
        long sum = Arrays.stream(times).sum();
        System.out.printf(
                Locale.ROOT,
                "planner: %d plans of %d briefs, %.1f plans/s, p50 %.0f ms, p95 %.0f ms, max %.0f ms, "
                        + "of the processor p50 %.0f ms, p95 %.0f ms; first plan of a cold start %.0f ms%n",
                times.length,
                briefs.size(),
                times.length / (sum / 1e9),
                times[times.length / 2] / 1e6,
                high(times) / 1e6,
                times[times.length - 1] / 1e6,
                cpu[cpu.length / 2] / 1e6,
                high(cpu) / 1e6,
                cold / 1e6);
    }

    private static long high(long[] sorted) {
        return sorted[(int) Math.ceil(0.95 * sorted.length) - 1];
    }

    /// How long each plan takes by the clock, and how much of that on the processor: other programs on a
    /// shared machine make the first longer, not the second.
    private static long[][] measure(Planner planner, List<Brief> briefs, int rounds) {
        long[] times = new long[rounds * briefs.size()];
        long[] cpu = new long[times.length];
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int questions = 0;
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            long used = threads.getCurrentThreadCpuTime();
            Plan plan = planner.plan(briefs.get(i % briefs.size()), PlanProgress.NONE);
            times[i] = System.nanoTime() - start;
            cpu[i] = threads.getCurrentThreadCpuTime() - used;
            questions += plan.understanding().questions().size();
        }
        if (questions == 0) {
            throw new IllegalStateException("no plan asked anything");
        }
        return new long[][] {times, cpu};
    }
}
