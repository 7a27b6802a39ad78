package io.incubator.launcher.cli;

import io.incubator.launcher.cli.account.AccountCommand;
import io.incubator.launcher.cli.account.LoginCommand;
import io.incubator.launcher.cli.account.LogoutCommand;
import io.incubator.launcher.cli.account.MailCommand;
import io.incubator.launcher.cli.account.WhoamiCommand;
import io.incubator.launcher.cli.api.ExitCode;
import io.incubator.launcher.cli.api.Language;
import io.incubator.launcher.cli.api.NotRunningException;
import io.incubator.launcher.cli.backup.BackupCommand;
import io.incubator.launcher.cli.backup.RestoreCommand;
import io.incubator.launcher.cli.clients.ClientsCommand;
import io.incubator.launcher.cli.consents.ConsentsCommand;
import io.incubator.launcher.cli.doctor.DoctorCommand;
import io.incubator.launcher.cli.feedback.FeedbackCommand;
import io.incubator.launcher.cli.jobs.JobsCommand;
import io.incubator.launcher.cli.keys.KeysCommand;
import io.incubator.launcher.cli.members.MembersCommand;
import io.incubator.launcher.cli.models.ModelsCommand;
import io.incubator.launcher.cli.people.PeopleCommand;
import io.incubator.launcher.cli.projects.ProjectsCommand;
import io.incubator.launcher.cli.tasks.TasksCommand;
import io.incubator.launcher.cli.teams.TeamsCommand;
import io.incubator.launcher.client.ApiException;
import io.incubator.launcher.client.NotSignedInException;
import io.incubator.launcher.client.UnreachableException;
import io.incubator.launcher.gateway.PortTakenException;
import io.incubator.launcher.suite.AlreadyRunningException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
            FeedbackCommand.class,
            ProjectsCommand.class,
            MembersCommand.class,
            TasksCommand.class,
            JobsCommand.class,
            LoginCommand.class,
            LogoutCommand.class,
            WhoamiCommand.class,
            AccountCommand.class,
            KeysCommand.class,
            PeopleCommand.class,
            TeamsCommand.class,
            ClientsCommand.class,
            ConsentsCommand.class,
            ModelsCommand.class,
            MailCommand.class,
            BacktestCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DoctorCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "  test       Run every test (./mvnw verify with the right JDK); further arguments go to Maven.",
            "  render     Write k8s/base from the charts in helm/ with the values in k8s/values.yaml.",
            "",
            "Examples:",
            "  ./incubator demo                      see it work",
            "  ./incubator doctor                    what is missing on this machine, and what to do",
            "  ./incubator up --port 9000            the suite on another port, until Ctrl-C",
            "  ./incubator plan idea.md --out plan   have an idea of your own planned",
            "  ./incubator feedback idea \"too complex for three people\"",
            "  ./incubator jobs list --json | jq .   for programs: one JSON document on stdout",
            "",
            "Environment: DATABASE_URL (postgresql://…) and AMQP_URL (amqp://…) replace the embedded stores,",
            "INCUBATOR_BROKER=embedded|rabbitmq|url chooses the broker, INCUBATOR_JAVA_HOME the JDK,",
            "INCUBATOR_JVM_FLAGS the flags of the services, NO_COLOR plain text, LANG the language (en, zh)."
        })
public final class Incubator implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do.");
    }

    public static void main(String[] arguments) {
        // until a command that starts a suite wants it
        LauncherLog.quiet();
        int code = commandLine(Language.of(List.of(arguments), System.getenv())).execute(arguments);
        // a started suite has threads of its own
        System.exit(code);
    }

    static CommandLine commandLine(Language language) {
        CommandLine commandLine = new CommandLine(new Incubator());
        describe(commandLine, language);
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(Incubator::failed);
    }

    /// Every command says how it can end, in the language asked for.
    private static void describe(CommandLine commandLine, Language language) {
        commandLine.setResourceBundle(language.texts());
        describeExits(commandLine, language);
    }

    private static void describeExits(CommandLine commandLine, Language language) {
        commandLine
                .getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%n" + language.text("exit-codes") + "%n")
                .exitCodeList(ExitCode.meanings(language));
        commandLine.getSubcommands().values().forEach(command -> describeExits(command, language));
    }

    /// One sentence for what can happen; a stack trace only for what should not.
    private static int failed(Exception failure, CommandLine commandLine, ParseResult result) {
        PrintWriter err = commandLine.getErr();
        ExitCode code = switch (failure) {
            case UnreachableException _, NotRunningException _ -> ExitCode.UNREACHABLE;
            case NotSignedInException _ -> ExitCode.NOT_SIGNED_IN;
            case ApiException _ -> ExitCode.REFUSED;
            case IllegalArgumentException _ -> ExitCode.USAGE;
            default -> ExitCode.FAILED;
        };
        boolean expected = code != ExitCode.FAILED
                || failure instanceof PortTakenException
                || failure instanceof AlreadyRunningException
                || failure instanceof IllegalStateException;
        if (expected) {
            err.println(failure.getMessage());
        } else {
            failure.printStackTrace(err);
        }
        return code.code();
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Incubator.class.getPackage().getImplementationVersion();
            return new String[] {"incubator " + (version == null ? "(development)" : version)};
        }
    }
}
