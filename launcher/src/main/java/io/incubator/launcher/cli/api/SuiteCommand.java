package io.incubator.launcher.cli.api;

import io.incubator.launcher.client.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A command to a suite that runs, here or elsewhere, with an answer that is one text or one JSON document.
public abstract class SuiteCommand implements Callable<Integer> {
    @Mixin
    private Installation installation;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of the suite (default: the one running on this machine).")
    private String url;

    @Spec
    private CommandSpec spec;

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

    /// Address of the suite, without a slash at its end.
    protected final String address() {
        String given = url == null ? installation.requireRunning().url() : url;
        return given.replaceFirst("/+$", "");
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
}
