package io.incubator.ai.registry;

import io.incubator.kit.egress.Egress;
import io.incubator.kit.egress.RefusedAddressException;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import jakarta.inject.Singleton;
import java.net.URI;

/// Looks at providers' addresses before they are stored; where they lead is judged at every connection.
@Singleton
class BaseUrls {
    private final Egress egress;

    BaseUrls(Egress egress) {
        this.egress = egress;
    }

    /// @throws ProblemException `validation-failed` for a URL nobody may be sent to
    void check(String baseUrl) {
        try {
            egress.check(URI.create(baseUrl));
        } catch (RefusedAddressException refused) {
            throw invalid(refused.getMessage());
        } catch (IllegalArgumentException malformed) {
            throw invalid("is not a URL");
        }
    }

    private static ProblemException invalid(String message) {
        return new ProblemException(CommonError.VALIDATION_FAILED).withField("baseUrl", "address", message);
    }
}
