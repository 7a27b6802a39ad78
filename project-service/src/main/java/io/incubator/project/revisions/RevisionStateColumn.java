package io.incubator.project.revisions;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/// States are lower-case words in the table, as they are in the API.
@Converter(autoApply = true)
class RevisionStateColumn implements AttributeConverter<RevisionState, String> {
    @Override
    public String convertToDatabaseColumn(RevisionState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public RevisionState convertToEntityAttribute(String column) {
        return RevisionState.valueOf(column.toUpperCase(Locale.ROOT));
    }
}
