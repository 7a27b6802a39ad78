package io.incubator.kit.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Every way a request can fail, turned into a problem detail. Resources and services just throw.
class ExceptionMappers {
    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);
    private static final Object[] NONE = {};

    private final ProblemResponses problems;

    ExceptionMappers(ProblemResponses problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e, HttpHeaders headers) {
        if (e.getCause() != null) {
            LOG.warnf(e.getCause(), "request refused: code=%s", e.errorCode().code());
        }
        return problems.of(e, headers);
    }

    @ServerExceptionMapper(priority = 1)
    Response validation(ConstraintViolationException e, HttpHeaders headers) {
        List<FieldError> fields = e.getConstraintViolations().stream()
                .map(ExceptionMappers::fieldError)
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        return problems.of(CommonError.VALIDATION_FAILED, NONE, fields, headers);
    }

    /// Quarkus REST wraps what Jackson throws while a body is read.
    @ServerExceptionMapper
    Response webApplication(WebApplicationException e, HttpHeaders headers) {
        if (e instanceof ClientWebApplicationException) {
            // another service's refusal is our failure, not the caller's
            return unexpected(e, headers);
        }
        if (e.getCause() instanceof JsonProcessingException json) {
            return json(json, headers);
        }
        // so do converters of parameters
        if (e.getCause() instanceof ProblemException problem) {
            return problem(problem, headers);
        }
        return switch (e.getResponse().getStatus()) {
            case 401 -> plain(CommonError.UNAUTHENTICATED, headers);
            case 403 -> plain(CommonError.FORBIDDEN, headers);
            case 404 -> plain(CommonError.NOT_FOUND, headers);
            case 405 -> plain(CommonError.METHOD_NOT_ALLOWED, headers);
            case 406 -> plain(CommonError.NOT_ACCEPTABLE, headers);
            case 409 -> plain(CommonError.CONFLICT, headers);
            case 413 -> plain(CommonError.BODY_TOO_LARGE, headers);
            case 415 -> plain(CommonError.UNSUPPORTED_MEDIA_TYPE, headers);
            case 503 -> plain(CommonError.SERVICE_UNAVAILABLE, headers);
            default -> e.getResponse().getStatus() < 500 ? refused(e, headers) : unexpected(e, headers);
        };
    }

    /// Quarkus has a mapper of its own for this one, without a body; the lower number wins.
    @ServerExceptionMapper(priority = 1)
    Response mismatch(MismatchedInputException e, HttpHeaders headers) {
        return json(e, headers);
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException e, HttpHeaders headers) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                problems.of(
                        CommonError.UNKNOWN_FIELD,
                        new Object[] {path(unknown)},
                        List.of(new FieldError(path(unknown), "unknown", "is not a field of this request")),
                        headers);
            case ValueInstantiationException refused
            when refused.getCause() instanceof ProblemException problem -> problem(problem, headers);
            case InvalidFormatException format ->
                fieldProblem(format, "format", "has a value of the wrong form", headers);
            case ValueInstantiationException refused ->
                fieldProblem(refused, "value", "has an impossible value", headers);
            case MismatchedInputException type
            when !type.getPath().isEmpty() -> fieldProblem(type, "type", "has a value of the wrong type", headers);
            case JsonParseException parse ->
                problems.of(CommonError.MALFORMED_BODY, new Object[] {place(parse)}, List.of(), headers);
            default -> problems.of(CommonError.MALFORMED_BODY, new Object[] {"unexpected content"}, List.of(), headers);
        };
    }

    @ServerExceptionMapper
    Response tooLarge(BodyTooLargeException e, HttpHeaders headers) {
        return plain(CommonError.BODY_TOO_LARGE, headers);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(HttpHeaders headers) {
        return plain(CommonError.UNAUTHENTICATED, headers);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, HttpHeaders headers) {
        return plain(CommonError.FORBIDDEN, headers);
    }

    @ServerExceptionMapper(priority = Integer.MAX_VALUE)
    Response unexpected(Throwable e, HttpHeaders headers) {
        if (Outages.isOutage(e)) {
            LOG.warnf("a resource is away: %s", e.toString());
            return plain(CommonError.SERVICE_UNAVAILABLE, headers);
        }
        if (Outages.isUnstorable(e)) {
            return problems.of(
                    CommonError.MALFORMED_BODY,
                    new Object[] {"a text holds a character no text has"},
                    List.of(),
                    headers);
        }
        LOG.error("request failed unexpectedly", e);
        return plain(CommonError.INTERNAL_ERROR, headers);
    }

    private Response refused(WebApplicationException e, HttpHeaders headers) {
        LOG.debugf(e, "request refused: status=%d", e.getResponse().getStatus());
        return plain(CommonError.REQUEST_REFUSED, headers);
    }

    private Response plain(ErrorCode code, HttpHeaders headers) {
        return problems.of(code, NONE, List.of(), headers);
    }

    private Response fieldProblem(JsonMappingException e, String code, String message, HttpHeaders headers) {
        return problems.of(
                CommonError.VALIDATION_FAILED, NONE, List.of(new FieldError(path(e), code, message)), headers);
    }

    private static FieldError fieldError(ConstraintViolation<?> violation) {
        String annotation = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return new FieldError(
                path(violation.getPropertyPath()),
                annotation.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT),
                violation.getMessage());
    }

    /// The path without the method and parameter it starts with, which mean nothing to the caller.
    private static String path(Path path) {
        List<String> nodes = StreamSupport.stream(path.spliterator(), false)
                .map(Path.Node::toString)
                .toList();
        return String.join(
                ".", nodes.size() > 2 ? nodes.subList(2, nodes.size()) : nodes.subList(nodes.size() - 1, nodes.size()));
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? "syntax error"
                : "syntax error in line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }
}
