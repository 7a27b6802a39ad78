package io.incubator.launcher.cli.account;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.SuiteCommand;
import io.incubator.launcher.client.SignIn;

/// A command about the session itself, for which none is needed.
abstract class SessionCommand extends SuiteCommand {
    protected abstract Answer answer(String url, SignIn signIn);

    @Override
    public Integer call() {
        String address = address();
        return say(answer(
                address,
                new SignIn(installation().sessions(), address, language().tag())));
    }
}
