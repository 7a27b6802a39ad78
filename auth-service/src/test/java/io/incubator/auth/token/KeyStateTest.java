package io.incubator.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyStateTest {

    @Test
    void aKeyIsPublishedSignsAndRetiresAndNeverComesBack() {
        List<String> allowed = new ArrayList<>();
        for (KeyState from : KeyState.values()) {
            for (KeyState to : KeyState.values()) {
                if (from.mayBecome(to)) {
                    allowed.add(from.stored() + " > " + to.stored());
                }
            }
        }

        assertThat(allowed).containsExactly("published > signing", "published > retired", "signing > retired");
    }
}
