package io.incubator.launcher.cli;

import io.incubator.launcher.client.ApiException;
import io.incubator.launcher.client.UnreachableException;
import io.incubator.launcher.gateway.PortTakenException;
import io.incubator.launcher.suite.AlreadyRunningException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/// The command `incubator`.
@Command(
        name = "incubator",
        mixinStandardHelpOptions = true,
        versionProvider = Incubator.Version.class,
        header = "The AI software incubator: from an idea to a plan a team can start on Monday.",
        description = {
            "",
            "Runs the whole suite on this machine, without an installation, and talks to it over its public API.",
            "New here? Run @|bold ./incubator demo|@ and look into @|bold out/|@.",
            ""
        },
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            PlanCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "  test       Run every test (./mvnw verify with the right JDK); further arguments go to Maven.",
            "",
            "Exit codes: 0 done · 1 failed · 2 wrong usage · 3 the suite does not run.",
            "",
            "Examples:",
            "  ./incubator demo                      see it work",
            "  ./incubator up --port 9000            the suite on another port, until Ctrl-C",
            "  ./incubator plan idea.md --out plan   have an idea of your own planned",
            "",
            "Environment: DATABASE_URL (postgresql://…) and AMQP_URL (amqp://…) replace the embedded stores,",
            "INCUBATOR_BROKER=embedded|rabbitmq|url chooses the broker, INCUBATOR_JAVA_HOME the JDK,",
            "INCUBATOR_JVM_FLAGS the flags of the services."
        })
public final class Incubator implements Runnable {
    static final int NOT_RUNNING = 3;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do.");
    }

    public static void main(String[] arguments) {
        // until a command that starts a suite wants it
        LauncherLog.quiet();
        int code = commandLine().execute(arguments);
        // a started suite has threads of its own
        System.exit(code);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Incubator())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(Incubator::failed);
    }

    /// One sentence for what can happen; a stack trace only for what should not.
    private static int failed(Exception failure, CommandLine commandLine, ParseResult result) {
        PrintWriter err = commandLine.getErr();
        switch (failure) {
            case UnreachableException e -> {
                err.println(e.getMessage());
                return NOT_RUNNING;
            }
            case NotRunningException e -> {
                err.println(e.getMessage());
                return NOT_RUNNING;
            }
            case ApiException e -> err.println(e.getMessage());
            case PortTakenException e -> err.println(e.getMessage());
            case AlreadyRunningException e -> err.println(e.getMessage());
            case IllegalStateException e -> err.println(e.getMessage());
            case IllegalArgumentException e -> {
                err.println(e.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
            default -> failure.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Incubator.class.getPackage().getImplementationVersion();
            return new String[] {"incubator " + (version == null ? "(development)" : version)};
        }
    }
}
