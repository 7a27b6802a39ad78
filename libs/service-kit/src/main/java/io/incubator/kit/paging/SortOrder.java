package io.incubator.kit.paging;

import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import java.util.Locale;

/// How a list is sorted: by one field, and by id where that is the same.
///
/// @param field one of the fields the list offers
/// @param descending whether the largest comes first, which `sort` says with a minus
public record SortOrder<F extends Enum<F>>(F field, boolean descending) {

    /// Reads the parameter `sort`.
    ///
    /// @param parameter what the caller sent, such as `-updatedAt`; null for the standard order
    /// @param standard the order of a caller who does not say
    /// @throws ProblemException `validation-failed` for a field this list does not offer
    public static <F extends Enum<F>> SortOrder<F> of(String parameter, SortOrder<F> standard) {
        if (parameter == null) {
            return standard;
        }
        boolean descending = parameter.startsWith("-");
        String name = descending ? parameter.substring(1) : parameter;
        F[] offered = standard.field().getDeclaringClass().getEnumConstants();
        for (F field : offered) {
            if (name(field).equals(name)) {
                return new SortOrder<>(field, descending);
            }
        }
        StringBuilder names = new StringBuilder();
        for (F field : offered) {
            names.append(names.isEmpty() ? "" : ", ").append(name(field));
        }
        throw new ProblemException(CommonError.VALIDATION_FAILED)
                .withField("sort", "unknown-value", "must be one of " + names + ", with a minus for descending");
    }

    /// The parameter that asks for this order.
    public String parameter() {
        return (descending ? "-" : "") + name(field);
    }

    /// How the keys of a later row compare with those of an earlier one, in SQL.
    public String after() {
        return descending ? "<" : ">";
    }

    /// The direction, in SQL.
    public String direction() {
        return descending ? "desc" : "asc";
    }

    /// `UPDATED_AT` is `updatedAt` in the API.
    private static String name(Enum<?> field) {
        StringBuilder name = new StringBuilder();
        for (String word : field.name().split("_", -1)) {
            name.append(
                    name.isEmpty()
                            ? word.toLowerCase(Locale.ROOT)
                            : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
