package io.incubator.launcher.cli.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.client.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/// Says who is signed in.
@Command(
        name = "whoami",
        mixinStandardHelpOptions = true,
        description = "Show the account, organisation and rights that commands act with.")
public final class WhoamiCommand extends ApiCommand {

    @Override
    protected Answer answer(Session session) {
        JsonNode me = session.get("/api/auth/me");
        List<String> scopes = new ArrayList<>();
        me.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        JsonNode user = me.path("user");
        JsonNode organisation = me.path("organisation");
        return Answer.of(
                me,
                Cell.of(user, "displayName") + " <" + Cell.of(user, "email") + ">  " + Cell.of(user, "id"),
                Cell.of(organisation, "name") + "  " + Cell.of(organisation, "id"),
                String.join(" ", scopes.stream().sorted().toList()));
    }
}
