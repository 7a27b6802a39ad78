package io.incubator.ai.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MasterKeysTest {
    private static final String OLD = Base64.getEncoder().encodeToString(Aead.newKey());
    private static final String NEW = Base64.getEncoder().encodeToString(Aead.newKey());

    @Test
    void aNewKeyInFrontSealsAndTheOldOneStillOpens() {
        byte[] dataKey = Aead.newKey();
        byte[] wrapped = new MasterKeys(Optional.of("old:" + OLD)).wrap("old", dataKey, "a");
        MasterKeys rotated = new MasterKeys(Optional.of("new:" + NEW + ", old:" + OLD));

        assertThat(rotated.active()).isEqualTo("new");
        assertThat(rotated.unwrap("old", wrapped, "a")).isEqualTo(dataKey);
        assertThatThrownBy(() -> new MasterKeys(Optional.of("new:" + NEW)).unwrap("old", wrapped, "a"))
                .hasMessageContaining("old");
    }

    @Test
    void whatIsSealedForOneTenantOpensForNoOtherAndNotWhenChanged() {
        byte[] key = Aead.newKey();
        byte[] sealed = Aead.seal(key, "secret".getBytes(StandardCharsets.UTF_8), "tenant-a:provider");

        assertThat(new String(Aead.open(key, sealed, "tenant-a:provider"), StandardCharsets.UTF_8))
                .isEqualTo("secret");
        assertThatThrownBy(() -> Aead.open(key, sealed, "tenant-b:provider")).isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> Aead.open(key, sealed, "tenant-a:provider")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSettingThatIsNoneSaysWhatToSet() {
        assertThatThrownBy(() -> new MasterKeys(Optional.of("k1:tooshort"))).hasMessageContaining("MASTER_KEYS");
        assertThatThrownBy(() -> new MasterKeys(Optional.empty()).active()).isInstanceOf(ProblemException.class);
    }

    @Test
    void nothingSaysAKey() {
        assertThat(new MasterKeys(Optional.of("k1:" + OLD))).hasToString("MasterKeys[k1]");
    }
}
