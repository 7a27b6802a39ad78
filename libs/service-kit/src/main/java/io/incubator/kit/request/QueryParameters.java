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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Reads typed query parameters. JAX-RS answers 404 to one it cannot read; here it is `validation-failed` and names the
/// parameter. Enums go by the names they have in JSON.
@Provider
public class QueryParameters implements ParamConverterProvider {
    private static final Set<Class<?>> TYPES =
            Set.of(int.class, Integer.class, long.class, Long.class, boolean.class, Boolean.class, UUID.class);

    private final ObjectMapper json;

    /// Made by CDI.
    public QueryParameters(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        if (annotations == null || (!type.isEnum() && !TYPES.contains(type))) {
            return null;
        }
        Optional<String> name = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst();
        return name.map(n -> new Converter<>(json, type, n)).orElse(null);
    }

    private record Converter<T>(ObjectMapper json, Class<T> type, String name) implements ParamConverter<T> {
        @Override
        public T fromString(String value) {
            if (value == null) {
                return null;
            }
            try {
                return json.convertValue(value, type);
            } catch (IllegalArgumentException notOfTheType) {
                throw new ProblemException(CommonError.VALIDATION_FAILED)
                        .withField(name, "format", "has a value of the wrong form");
            }
        }

        @Override
        public String toString(T value) {
            return json.convertValue(value, String.class);
        }
    }
}
