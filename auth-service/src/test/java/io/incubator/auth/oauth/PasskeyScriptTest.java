package io.incubator.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The script of the pages, run by Node. Skipped, and says so, where there is none; with `REQUIRE_NODE=true` in the
/// environment that is a failure.
class PasskeyScriptTest {

    @Test
    void theScriptSendsWhatTheDeviceSignedAndOtherwiseLeavesThePageAlone() throws Exception {
        Process node = start();

        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(node.waitFor()).as(said).isZero();
        assertThat(said).contains("pass 4");
    }

    private static Process start() {
        try {
            return new ProcessBuilder("node", "--test", "src/test/js/passkey.test.mjs")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assertThat(System.getenv("REQUIRE_NODE")).as(e.getMessage()).isNotEqualTo("true");
            return Assumptions.abort(e.getMessage());
        }
    }
}
