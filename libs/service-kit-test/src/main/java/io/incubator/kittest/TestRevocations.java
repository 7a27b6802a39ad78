package io.incubator.kittest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// Revokes tokens as auth-service would tell it: the service under test asks for what is new every two
/// seconds.
public final class TestRevocations {
    private static final List<String> ITEMS = new CopyOnWriteArrayList<>();
    private static final int LIFE_SECONDS = 600;

    private TestRevocations() {}

    /// Ends a session: every token with this `sid`.
    public static void session(UUID session) {
        add(quoted(session), "null", "null");
    }

    /// Withdraws what was minted for a person in an organisation until now.
    public static void member(UUID subject, UUID organisation) {
        add("null", quoted(subject), quoted(organisation));
    }

    /// Withdraws what was minted for a person anywhere until now.
    public static void person(UUID subject) {
        add("null", quoted(subject), "null");
    }

    static String feed(String query) {
        List<String> items = List.copyOf(ITEMS);
        int seen = query == null || query.equals("after=") ? 0 : Integer.parseInt(query.substring("after=".length()));
        return """
                {"items":[%s],"cursor":"%d","more":false,"now":"%s"}""".formatted(String.join(",", items.subList(seen, items.size())), items.size(), Instant.now());
    }

    private static void add(String session, String subject, String organisation) {
        Instant now = Instant.now();
        ITEMS.add("""
                {"session":%s,"subject":%s,"organisation":%s,"revokedAt":"%s","expiresAt":"%s"}""".formatted(session, subject, organisation, now, now.plusSeconds(LIFE_SECONDS)));
    }

    private static String quoted(UUID id) {
        return "\"" + id + "\"";
    }
}
