package io.incubator.auth;

import io.quarkus.runtime.configuration.TrimmedStringConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that can be set on auth-service and on no other service.
@ConfigMapping(prefix = "incubator.auth")
public interface AuthConfig {

    /// The `iss` of every token: the public URL of the installation.
    @WithConverter(TrimmedStringConverter.class)
    String issuer();

    /// What signs access tokens.
    Keys keys();

    /// How long access tokens live.
    Tokens tokens();

    /// How long sign-ins last.
    Sessions sessions();

    /// What a password hash costs.
    Passwords passwords();

    /// How mail leaves.
    Mail mail();

    /// For whom passkeys are.
    Passkeys passkeys();

    /// Providers elsewhere whose accounts open accounts here, by short names of small letters, digits and hyphens.
    Map<String, Provider> providers();

    /// `REGISTRATION`: who may sign up.
    @WithDefault("open")
    Registration registration();

    /// Shared secrets of the services, by client id.
    Map<String, Optional<String>> clients();

    /// Signing keys.
    interface Keys {
        /// `KEY_ENCRYPTION_KEY`: base64 of the 32 bytes that seal private keys in the database.
        Optional<String> encryptionKey();

        /// How old the view of the key table may be; a key is published at least this long before it
        /// signs.
        @WithDefault("30s")
        Duration refresh();

        /// How long a new key is published before it signs: longer than this service's view and the
        /// other services' copy of the key set (a minute) may be old.
        @WithDefault("3m")
        Duration publishedFor();

        /// How long one key signs.
        @WithDefault("30d")
        Duration rotation();
    }

    /// Access tokens.
    interface Tokens {
        /// From minting to expiry.
        @WithDefault("10m")
        Duration lifetime();

        /// The longest an on-behalf-of token may live, whatever its job asks for.
        @WithDefault("1h")
        Duration longestDelegation();
    }

    /// Sign-ins and their refresh tokens.
    interface Sessions {
        /// From login to the day on which one has to log in again, however often one refreshed.
        @WithDefault("30d")
        Duration lifetime();

        /// How long a rotated refresh token still leads to its successor, for clients that ask twice at
        /// once.
        @WithDefault("10s")
        Duration grace();

        /// How long ago somebody may have shown who they are for what is sensitive: second factors, keys,
        /// the end of the account.
        @WithDefault("1h")
        Duration recent();
    }

    /// Mail.
    interface Mail {
        /// `SMTP_HOST`: the mail server; without one, mail goes into the folder.
        Optional<String> smtpHost();

        /// `MAIL_FOLDER`: where mail is put on a machine without a mail server, one file each.
        Optional<Path> folder();

        /// How long the token of a password reset works.
        @WithDefault("10m")
        Duration resetLifetime();

        /// How long the token that verifies an address works.
        @WithDefault("24h")
        Duration verifyLifetime();

        /// How long the code of an invitation works.
        @WithDefault("7d")
        Duration invitationLifetime();
    }

    /// Passkeys.
    interface Passkeys {
        /// `PASSKEY_DOMAIN`: the domain they are for; the host of the public URL if it is not set. Those that were
        /// made for another one do not work any more.
        Optional<String> rpId();

        /// `PASSKEY_ORIGINS`: the pages that may use them, separated by commas; the public URL if it is not set. Each
        /// is on the domain or on a host below it.
        Optional<List<String>> origins();
    }

    /// An OpenID provider elsewhere. It sends people back to `/oauth2/external/callback` of the public URL.
    interface Provider {
        /// Its issuer, exactly as it says itself; its endpoints are found from there.
        @WithConverter(TrimmedStringConverter.class)
        String issuer();

        /// What it calls this installation.
        @WithConverter(TrimmedStringConverter.class)
        String clientId();

        /// The secret it gave this installation; from the environment.
        Optional<String> clientSecret();

        /// What people call it; its short name if not set.
        Optional<String> name();

        /// What is asked of it.
        @WithDefault("openid,email,profile")
        List<String> scopes();
    }

    /// Who may sign up.
    enum Registration {
        /// Anybody.
        OPEN,
        /// Whoever was invited into an organisation.
        INVITATION,
        /// Nobody.
        CLOSED;

        /// Whether somebody may sign up.
        ///
        /// @param invited whether they hold an invitation
        public boolean admits(boolean invited) {
            return this == OPEN || (this == INVITATION && invited);
        }
    }

    /// Argon2id. The defaults are OWASP's profile for 19 MiB; what is stored with others is rehashed at
    /// login.
    interface Passwords {
        /// Memory of one hash, in KiB.
        @WithDefault("19456")
        int memoryKib();

        /// Passes over the memory.
        @WithDefault("2")
        int iterations();

        /// How long a sign-in waits for a free core before it is told to come back.
        @WithDefault("10s")
        Duration patience();
    }
}
