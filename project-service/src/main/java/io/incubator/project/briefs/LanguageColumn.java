package io.incubator.project.briefs;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/// Languages are lower-case codes in the table, as they are in the API.
@Converter(autoApply = true)
class LanguageColumn implements AttributeConverter<Language, String> {
    @Override
    public String convertToDatabaseColumn(Language language) {
        return language == null ? null : language.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Language convertToEntityAttribute(String column) {
        return column == null ? null : Language.valueOf(column.toUpperCase(Locale.ROOT));
    }
}
