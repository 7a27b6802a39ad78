package io.incubator.auth.erasure;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.auth.assurance.StepUp;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

/// Hands the caller what is held of them.
@ApplicationScoped
class PersonalDataService {
    private final PersonalDataRepository held;
    private final ObjectMapper json;
    private final StepUp stepUp;
    private final CurrentIdentity caller;

    PersonalDataService(PersonalDataRepository held, ObjectMapper json, StepUp stepUp, CurrentIdentity caller) {
        this.held = held;
        this.json = json;
        this.stepUp = stepUp;
        this.caller = caller;
    }

    /// Whose data the caller may have.
    ///
    /// @throws ProblemException `forbidden` for a job, an API key or an application that was let in
    UUID person() {
        stepUp.session();
        return caller.subject();
    }

    /// Writes it as of one moment.
    void write(UUID person, OutputStream out) {
        QuarkusTransaction.requiringNew().run(() -> {
            try (JsonGenerator generator = json.getFactory()
                    .createGenerator(out, JsonEncoding.UTF8)
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
                held.write(person, generator);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
