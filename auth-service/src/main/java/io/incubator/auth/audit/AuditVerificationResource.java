package io.incubator.auth.audit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Whether the audit log is as it was written, for operators.
@Path("/internal/auth/audit/verification")
@RolesAllowed("audit:verify")
@Tag(name = "Internal")
class AuditVerificationResource {
    private final AuditService audit;

    AuditVerificationResource(AuditService audit) {
        this.audit = audit;
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "verifyAudit",
            summary = "Compute the chain of the audit log again",
            description = "Keep the head elsewhere: a later chain that does not contain it was cut off.")
    public AuditService.Verification verify() {
        return audit.verify();
    }
}
