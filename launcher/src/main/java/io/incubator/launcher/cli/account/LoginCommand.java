package io.incubator.launcher.cli.account;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.client.ApiException;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.SignIn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Begins a session.
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description = {
            "Sign in at a suite, here or elsewhere.",
            "The session is kept in a file only you can read and refreshed as long as it may be; the password is kept",
            "nowhere. Without a login, commands on this machine use an account of their own."
        },
        footer = {
            "",
            "Examples:",
            "  ./incubator login --email ann@example.org",
            "  ./incubator login --register --email ann@example.org --name Ann --url https://incubator.example",
            "  pass show incubator | ./incubator login --email ann@example.org --password-stdin"
        })
public final class LoginCommand extends SessionCommand {
    @Option(names = "--email", required = true, paramLabel = "EMAIL", description = "Your address.")
    private String email;

    @Option(names = "--register", description = "Make the account first.")
    private boolean register;

    @Option(names = "--name", paramLabel = "NAME", description = "How others see you, with --register.")
    private String name;

    @Option(names = "--organisation", paramLabel = "ID", description = "Organisation to act for.")
    private String organisation;

    @Option(
            names = "--code",
            paramLabel = "CODE",
            description = "Code of your authenticator, or a recovery code; asked for where it is needed.")
    private String code;

    @Option(names = "--password-stdin", description = "Read the password from standard input.")
    private boolean fromStdin;

    @Override
    protected Answer answer(String url, SignIn signIn) {
        String password = new Password(fromStdin, text("password")).read();
        if (register) {
            signIn.register(email, password, name == null ? email.replaceFirst("@.*", "") : name);
        }
        begin(signIn, password);
        return Answer.of(Json.object().put("url", url).put("email", email), text("signed-in", email, url));
    }

    private void begin(SignIn signIn, String password) {
        try {
            signIn.begin(email, password, code, organisation);
        } catch (ApiException e) {
            if (!e.code().equals("second-factor-required") || code != null || fromStdin) {
                throw e;
            }
            signIn.begin(email, password, new Password(false, text("code")).read(), organisation);
        }
    }
}
