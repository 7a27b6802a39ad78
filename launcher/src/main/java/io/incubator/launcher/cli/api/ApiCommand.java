package io.incubator.launcher.cli.api;

import io.incubator.launcher.client.Session;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Set;

/// A command over the public API, as somebody who has signed in.
public abstract class ApiCommand extends SuiteCommand {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /// Does what the command is for.
    ///
    /// @throws io.incubator.launcher.client.ApiException when the API refuses it
    protected abstract Answer answer(Session session);

    @Override
    public Integer call() {
        try (Session session = open()) {
            return say(answer(session));
        }
    }

    /// Whoever signed in at this address; on this machine, who did not is the local account.
    protected Session open() {
        String address = address();
        return isHere(address)
                ? Session.open(
                        address,
                        installation().accountFile(),
                        installation().sessions(),
                        language().tag())
                : Session.resume(address, installation().sessions(), language().tag());
    }

    private static boolean isHere(String address) {
        return THIS_MACHINE.contains(String.valueOf(URI.create(address).getHost()));
    }

    /// Where progress is told: never in the way of a JSON document.
    protected final PrintWriter progress() {
        return installation().json()
                ? spec().commandLine().getErr()
                : spec().commandLine().getOut();
    }
}
