package io.incubator.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.IndexView;

/// Adds to a service's contract what no endpoint has to say for itself: refusals, shared headers, and the marks
/// (`x-…`) from which the matrix of the system tests knows which rules to check. All of it follows from the code, at
/// build time.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {
    private static final String RULES = """


            What every operation does: JSON of the version asked for by `Accept` (`application/vnd.incubator.v1+json`; \
            `application/json` is the current one). Refusals are problem details with a stable `code`. Lists page by \
            `cursor`. Creating calls take an `Idempotency-Key`, changes `If-Match`, reads `If-None-Match`. Every caller \
            has a budget of requests a minute, told by `RateLimit`.""";

    private final IndexView index;

    /// Made by the build.
    public ContractFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getComponents() == null) {
            contract.setComponents(OASFactory.createComponents());
        }
        SharedParts.addTo(contract.getComponents());
        if (contract.getInfo() != null && contract.getInfo().getDescription() != null) {
            contract.getInfo().setDescription(contract.getInfo().getDescription() + RULES);
        }
        if (contract.getPaths() == null) {
            return;
        }
        ResourceMethods methods = new ResourceMethods(index);
        contract.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> methods.find(method.name(), path)
                                .ifPresent(resource -> {
                                    boolean anonymous = operation.getSecurity() == null
                                            || operation.getSecurity().isEmpty();
                                    complete(path, method, operation, Traits.of(resource, anonymous, index));
                                })));
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation, Traits traits) {
        boolean anonymous =
                operation.getSecurity() == null || operation.getSecurity().isEmpty();
        boolean body = operation.getRequestBody() != null;
        boolean parameters = operation.getParameters() != null;
        if (path.startsWith("/api/")) {
            parameters(operation, traits);
            marks(operation, traits);
            refuse(operation, "429");
            refuse(operation, "406");
        }
        refuse(operation, "503");
        refuseIf(body || parameters, operation, "400");
        refuseIf(body, operation, "413");
        refuseIf(body, operation, "415");
        refuseIf(!anonymous, operation, "401");
        refuseIf(!anonymous, operation, "403");
        refuseIf(path.contains("{"), operation, "404");
        refuseIf(traits.idempotent(), operation, "409");
        refuseIf(traits.idempotent(), operation, "422");
        refuseIf(traits.conditional(), operation, "412");
        successes(path, method, operation, traits);
    }

    private static void parameters(Operation operation, Traits traits) {
        if (traits.idempotent()) {
            operation.addParameter(OASFactory.createParameter().ref("IdempotencyKey"));
        }
        if (traits.conditional()) {
            operation.addParameter(OASFactory.createParameter().ref("IfMatch"));
        }
        if (traits.reads() && traits.tagged()) {
            operation.addParameter(OASFactory.createParameter().ref("IfNoneMatch"));
        }
    }

    private static void marks(Operation operation, Traits traits) {
        operation.addExtension("x-rate-class", traits.rateClass());
        mark(operation, "x-idempotent", traits.idempotent());
        mark(operation, "x-conditional", traits.conditional() || (traits.reads() && traits.tagged()));
        mark(operation, "x-paged", traits.paged());
        if (traits.ending()) {
            operation.setDeprecated(true);
        }
    }

    private static void mark(Operation operation, String name, boolean applies) {
        if (applies) {
            operation.addExtension(name, true);
        }
    }

    private static void successes(String path, PathItem.HttpMethod method, Operation operation, Traits traits) {
        for (Map.Entry<String, APIResponse> response :
                operation.getResponses().getAPIResponses().entrySet()) {
            if (response.getKey().startsWith("2") && path.startsWith("/api/")) {
                APIResponse answer = response.getValue();
                header(answer, "RateLimit", "RateLimit");
                header(answer, "RateLimit-Policy", "RateLimitPolicy");
                if (traits.tagged()) {
                    header(answer, "ETag", "ETag");
                }
                if (traits.paged()) {
                    header(answer, "Link", "Link");
                }
            }
        }
        if (method == PathItem.HttpMethod.GET && traits.tagged()) {
            operation
                    .getResponses()
                    .addAPIResponse("304", OASFactory.createAPIResponse().description("You have it"));
        }
    }

    private static void header(APIResponse answer, String name, String shared) {
        if (answer.getHeaders() == null || !answer.getHeaders().containsKey(name)) {
            answer.addHeader(name, OASFactory.createHeader().ref(shared));
        }
    }

    private static void refuseIf(boolean applies, Operation operation, String status) {
        if (applies) {
            refuse(operation, status);
        }
    }

    /// What the operation says itself about a refusal stays; only that it is a problem is added.
    private static void refuse(Operation operation, String status) {
        APIResponse own = operation.getResponses().getAPIResponse(status);
        APIResponse shared = OASFactory.createAPIResponse().ref(SharedParts.REFUSALS.get(status));
        if (own == null || (own.getContent() == null && isGenerated(own))) {
            operation.getResponses().addAPIResponse(status, shared);
        } else if (own.getContent() == null) {
            own.setContent(OASFactory.createContent()
                    .addMediaType(
                            io.incubator.kit.problem.Problem.MEDIA_TYPE,
                            OASFactory.createMediaType()
                                    .schema(OASFactory.createSchema().ref("Problem"))));
        }
    }

    private static boolean isGenerated(APIResponse response) {
        String text = response.getDescription();
        return text == null
                || text.equals("Not Authorized")
                || text.equals("Not Allowed")
                || text.equals("Bad Request");
    }
}
