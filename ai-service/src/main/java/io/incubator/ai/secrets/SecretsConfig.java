package io.incubator.ai.secrets;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// How secrets of tenants are sealed.
@ConfigMapping(prefix = "incubator.secrets")
interface SecretsConfig {
    /// `MASTER_KEYS`: `id:key` pairs separated by commas, each key base64 of 32 bytes. The first one seals, the others
    /// only open: to change the master key, put a new one in front, and take the old one out a day later.
    Optional<String> masterKeys();
}
