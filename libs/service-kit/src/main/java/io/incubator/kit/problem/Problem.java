package io.incubator.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/// A problem detail (RFC 9457) as every service answers it.
///
/// @param type address of the code's documentation, stable per code
/// @param title the kind of problem in a few words, in the caller's language
/// @param status the HTTP status, repeated for those who lose it
/// @param detail what happened and what to do about it
/// @param code the stable code of the catalogue
/// @param traceId id under which logs and traces of this request are found; absent outside a trace
/// @param errors the fields at fault; empty where no field is
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String detail, String code, String traceId, List<FieldError> errors) {

    /// The media type of problem details.
    public static final String MEDIA_TYPE = "application/problem+json";
}
