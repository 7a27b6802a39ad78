package io.incubator.launcher.cli.account;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.SignIn;
import picocli.CommandLine.Command;

/// Ends a session.
@Command(
        name = "logout",
        mixinStandardHelpOptions = true,
        description = "End your session at a suite, there and in its file here.")
public final class LogoutCommand extends SessionCommand {

    @Override
    protected Answer answer(String url, SignIn signIn) {
        boolean ended = signIn.end();
        return Answer.of(
                Json.object().put("signedOut", ended).put("url", url), text(ended ? "signed-out" : "no-session", url));
    }
}
