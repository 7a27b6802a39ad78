package io.incubator.launcher.cli.api;

import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A command over the public API, as somebody who has signed in.
public abstract class ApiCommand implements Callable<Integer> {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Mixin
    private Installation installation;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of the suite (default: the one running on this machine).")
    private String url;

    @Spec
    private CommandSpec spec;

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

    /// Prints an answer the way it was asked for.
    protected final int say(Answer answer) {
        PrintWriter out = spec.commandLine().getOut();
        if (installation.json()) {
            out.println(Json.pretty(answer.json()));
        } else {
            answer.lines().forEach(out::println);
        }
        out.flush();
        return answer.code().code();
    }

    /// Whoever signed in at this address; on this machine, who did not is the local account.
    private Session open() {
        String address = address();
        return isHere(address)
                ? Session.open(
                        address,
                        installation.accountFile(),
                        installation.sessions(),
                        language().tag())
                : Session.resume(address, installation.sessions(), language().tag());
    }

    /// Address of the suite, without a slash at its end.
    protected final String address() {
        String given = url == null ? installation.requireRunning().url() : url;
        return given.replaceFirst("/+$", "");
    }

    private static boolean isHere(String address) {
        return THIS_MACHINE.contains(String.valueOf(URI.create(address).getHost()));
    }

    protected final Installation installation() {
        return installation;
    }

    protected final Language language() {
        return installation.language();
    }

    protected final String text(String key, Object... arguments) {
        return language().text(key, arguments);
    }

    protected final CommandSpec spec() {
        return spec;
    }

    /// Where progress is told: never in the way of a JSON document.
    protected final PrintWriter progress() {
        return installation.json()
                ? spec.commandLine().getErr()
                : spec.commandLine().getOut();
    }
}
