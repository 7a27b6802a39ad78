package io.incubator.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.launcher.client.SessionStore.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SessionStoreTest {
    @TempDir
    Path directory;

    @Test
    void manyCommandsWithAStaleTokenRefreshOnce() throws Exception {
        SessionStore store = new SessionStore(directory);
        Tokens stale = new Tokens("http://x", "ann@example.org", "old", "refresh-1");
        store.keep(stale);
        AtomicInteger refreshes = new AtomicInteger();
        List<Future<Tokens>> results = new ArrayList<>();
        try (ExecutorService commands = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 64; i++) {
                results.add(commands.submit(() -> new SessionStore(directory)
                        .renewed(
                                stale,
                                known -> new Tokens(
                                        known.url(),
                                        known.email(),
                                        "new-" + refreshes.incrementAndGet(),
                                        "refresh-2"))));
            }
        }
        for (Future<Tokens> result : results) {
            assertThat(result.get().access()).isEqualTo("new-1");
        }
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void anExpiredTokenIsRefreshedAndAnEndedSessionForgotten() throws IOException {
        SessionStore store = new SessionStore(directory);
        try (ScriptedApi api = new ScriptedApi()) {
            store.keep(new Tokens(api.url(), "ann@example.org", "old", "f1"));
            api.on("GET /api/auth/me", 401, "{\"code\":\"unauthenticated\"}")
                    .on("POST /api/auth/refresh", 401, "{\"code\":\"unauthenticated\"}");
            try (Session session = Session.resume(api.url(), store, "en")) {
                assertThatThrownBy(() -> session.get("/api/auth/me")).isInstanceOf(NotSignedInException.class);
            }
            assertThat(store.find(api.url())).isEmpty();
        }
    }

    @Test
    void tokensAreNotPrinted() {
        assertThat(new Tokens("http://x", "ann@example.org", "secret-a", "secret-b").toString())
                .doesNotContain("secret");
    }
}
