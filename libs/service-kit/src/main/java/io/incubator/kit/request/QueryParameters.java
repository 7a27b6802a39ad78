package io.incubator.kit.request;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Reads typed query parameters. JAX-RS answers 404 to one it cannot read; here it is `validation-failed` and names the
/// parameter. Enums go by the names they have in JSON.
@Provider
public class QueryParameters implements ParamConverterProvider {
    private static final Map<Class<?>, Function<String, ?>> READERS = Map.of(
            int.class, Integer::valueOf,
            Integer.class, Integer::valueOf,
            long.class, Long::valueOf,
            Long.class, Long::valueOf,
            boolean.class, QueryParameters::flag,
            Boolean.class, QueryParameters::flag,
            UUID.class, UUID::fromString);

    private final ObjectMapper json;

    /// Made by CDI.
    public QueryParameters(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        Function<String, ?> reader = type.isEnum() ? text -> json.convertValue(text, type) : READERS.get(type);
        if (reader == null || annotations == null) {
            return null;
        }
        Optional<String> name = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst();
        return name.map(n -> new Converter<T>(n, reader)).orElse(null);
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private record Converter<T>(String name, Function<String, ?> reader) implements ParamConverter<T> {
        @Override
        @SuppressWarnings("unchecked") // the reader was chosen by the type
        public T fromString(String value) {
            if (value == null) {
                return null;
            }
            try {
                return (T) reader.apply(value);
            } catch (IllegalArgumentException notOfTheType) {
                throw new ProblemException(CommonError.VALIDATION_FAILED)
                        .withField(name, "format", "has a value of the wrong form");
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
