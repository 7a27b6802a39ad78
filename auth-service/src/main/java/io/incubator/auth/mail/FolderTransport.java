package io.incubator.auth.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The inbox of a machine without a mail server: one JSON file a mail, for `./incubator mail`.
/// Whoever reads the folder can reset anybody's password, so only its owner may.
record FolderTransport(Path folder, ObjectMapper json) implements MailTransport {

    @Override
    public void send(UUID id, Mail mail, Instant written) {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("id", id.toString());
        content.put("to", mail.to());
        content.put("subject", mail.subject());
        content.put("text", mail.text());
        content.put("writtenAt", written.toString());
        try {
            Files.createDirectories(folder);
            // created for the owner alone
            Path begun = Files.createTempFile(folder, ".", ".part");
            Files.write(begun, json.writeValueAsBytes(content));
            Files.move(begun, folder.resolve(id + ".json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mail does not serialise", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to the mail folder " + folder, e);
        }
    }
}
