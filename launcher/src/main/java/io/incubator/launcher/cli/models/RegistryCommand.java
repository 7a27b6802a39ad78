package io.incubator.launcher.cli.models;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Session;
import java.util.Optional;
import picocli.CommandLine.Option;

/// A command on what an organisation has set up, or the operator for all of them.
abstract class RegistryCommand extends ApiCommand {
    private static final String SECRET = "CLIENT_SECRET_OPERATOR";
    private static final String SERVICE = "AI_URL";

    @Option(
            names = "--global",
            description =
                    "For every organisation, as the operator. For a suite that this installation does not run, the"
                            + " operator's secret is taken from " + SECRET + " and ai-service's address from " + SERVICE
                            + ".")
    private boolean global;

    /// Does what the command is for.
    abstract Answer answer(Registry registry);

    @Override
    protected final Answer answer(Session session) {
        return answer(global ? new GlobalRegistry(session) : new OwnRegistry(session));
    }

    @Override
    protected final Session open() {
        if (!global) {
            return super.open();
        }
        String secret = environment(SECRET)
                .or(this::secretHere)
                .orElseThrow(() -> new IllegalArgumentException(text("operator.secret-missing", SECRET)));
        return Session.operate(
                address(),
                environment(SERVICE).orElseGet(this::serviceHere),
                secret,
                language().tag());
    }

    /// Only for the suite whose secret it is: no other address may see it.
    private Optional<String> secretHere() {
        return installation()
                .running()
                .filter(suite -> suite.url().equals(address()))
                .flatMap(_ -> installation().options().operatorSecret());
    }

    private String serviceHere() {
        return installation().running().stream()
                .flatMap(suite -> suite.replicas().stream())
                .filter(replica -> replica.service().equals("ai-service"))
                .findFirst()
                .map(replica -> "http://127.0.0.1:" + replica.port())
                .orElseThrow(() -> new IllegalArgumentException(text("operator.service-missing", SERVICE)));
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
