package io.incubator.project.projects;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/// States are lower-case words in the table, as they are in the API.
@Converter(autoApply = true)
class ProjectStateColumn implements AttributeConverter<ProjectState, String> {
    @Override
    public String convertToDatabaseColumn(ProjectState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public ProjectState convertToEntityAttribute(String column) {
        return ProjectState.valueOf(column.toUpperCase(Locale.ROOT));
    }
}
