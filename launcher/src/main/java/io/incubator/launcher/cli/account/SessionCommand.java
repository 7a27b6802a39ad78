package io.incubator.launcher.cli.account;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.Installation;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.SignIn;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A command about the session itself, for which none is needed.
abstract class SessionCommand implements Callable<Integer> {
    @Mixin
    private Installation installation;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of the suite (default: the one running on this machine).")
    private String url;

    @Spec
    private CommandSpec spec;

    protected abstract Answer answer(String url, SignIn signIn);

    @Override
    public Integer call() {
        String given = url == null ? installation.requireRunning().url() : url;
        String address = given.replaceFirst("/+$", "");
        Answer answer = answer(
                address,
                new SignIn(
                        installation.sessions(),
                        address,
                        installation.language().tag()));
        var out = spec.commandLine().getOut();
        if (installation.json()) {
            out.println(Json.pretty(answer.json()));
        } else {
            answer.lines().forEach(out::println);
        }
        return answer.code().code();
    }

    final String text(String key, Object... arguments) {
        return installation.language().text(key, arguments);
    }
}
