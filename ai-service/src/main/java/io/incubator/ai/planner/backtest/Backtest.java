package io.incubator.ai.planner.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The program: `Backtest DIR [--json] [--quiet]`. Prints a report, or one JSON document; `--quiet`
/// leaves the single misses out.
public final class Backtest {
    private static final int USAGE = 2;

    private Backtest() {}

    /// Runs the back-test and ends the process: 0 done, 2 wrong arguments or no cases.
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> options = List.of(arguments);
        List<String> folders =
                options.stream().filter(option -> !option.startsWith("--")).toList();
        if (folders.size() != 1 || !Files.isDirectory(Path.of(folders.getFirst()))) {
            System.err.println("usage: backtest DIR [--json] [--quiet]: DIR is a folder of cases");
            System.exit(USAGE);
        }
        List<Outcome> outcomes = new Trial().run(CaseReader.read(Path.of(folders.getFirst())));
        if (options.contains("--json")) {
            out.println(
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(BacktestJson.of(outcomes)));
        } else {
            out.print(new BacktestReport(outcomes).write(!options.contains("--quiet")));
        }
    }
}
