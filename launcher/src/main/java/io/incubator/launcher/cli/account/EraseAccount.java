package io.incubator.launcher.cli.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Ends an account. The password, which is asked for whenever it was shown before, is what confirms it.
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = {
            "Erase your account, your personal organisation and what you wrote anywhere in the suite, at once and for good.",
            "Your password confirms it; take along what you want to keep before."
        })
final class EraseAccount extends ApiCommand {
    @Option(names = "--password-stdin", description = "Read the password from standard input.")
    private boolean fromStdin;

    @Option(
            names = "--code",
            paramLabel = "CODE",
            description = "Code of your authenticator, or a recovery code, where you have one.")
    private String code;

    @Override
    protected Answer answer(Session session) {
        ObjectNode shown = Json.object().put("password", new Password(fromStdin, text("password")).read());
        if (code != null) {
            shown.put("code", code);
        }
        session.post("/api/auth/step-up", shown);
        session.delete("/api/auth/me");
        installation().sessions().forget(address());
        return Answer.of(Json.object().put("erased", true), text("account.erased"));
    }
}
