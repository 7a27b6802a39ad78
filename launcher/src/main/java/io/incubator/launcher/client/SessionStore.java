package io.incubator.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.local.process.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The sessions a person has, one per address, each in a file only its owner may read.
///
/// A refresh token works once. Commands that run at the same time therefore take turns: who comes second finds the
/// tokens of the first.
public final class SessionStore {
    /// locks of files are between processes; within this one, this is
    private static final Object TURN = new Object();

    private final Path directory;

    public SessionStore(Path directory) {
        this.directory = directory;
    }

    /// What is known of a session.
    record Tokens(String url, String email, String access, String refresh) {
        @Override
        public String toString() {
            return "Tokens[" + email + " at " + url + "]";
        }
    }

    Optional<Tokens> find(String url) {
        try {
            Path file = file(url);
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            JsonNode kept = Json.read(Files.readString(file));
            return Optional.of(new Tokens(
                            kept.path("url").asText(),
                            kept.path("email").asText(),
                            kept.path("accessToken").asText(),
                            kept.path("refreshToken").asText()))
                    .filter(tokens -> tokens.url().equals(url));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the session of " + url, e);
        }
    }

    void keep(Tokens tokens) {
        make();
        OwnerOnly.write(
                file(tokens.url()),
                Json.pretty(Json.object()
                                .put("url", tokens.url())
                                .put("email", tokens.email())
                                .put("accessToken", tokens.access())
                                .put("refreshToken", tokens.refresh()))
                        + "\n");
    }

    /// Forgets the session at an address, if there is one.
    public void forget(String url) {
        OwnerOnly.delete(file(url));
    }

    /// The session's tokens, newer than `stale`: those another command got meanwhile, or those `refresh` gets.
    Tokens renewed(Tokens stale, UnaryOperator<Tokens> refresh) {
        make();
        synchronized (TURN) {
            Path lockFile = directory.resolve(name(stale.url()) + ".lock");
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                Tokens known = find(stale.url()).orElse(stale);
                if (!known.access().equals(stale.access())) {
                    return known;
                }
                Tokens fresh = refresh.apply(known);
                keep(fresh);
                return fresh;
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot lock " + lockFile, e);
            }
        }
    }

    private void make() {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + directory, e);
        }
    }

    private Path file(String url) {
        return directory.resolve(name(url) + ".json");
    }

    private static String name(String url) {
        return url.replaceAll("[^A-Za-z0-9.-]+", "_");
    }
}
