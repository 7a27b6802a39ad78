package io.incubator.auth.organisation;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/// Roles are stored by their label.
@Converter
class RoleColumn implements AttributeConverter<Role, String> {
    @Override
    public String convertToDatabaseColumn(Role role) {
        return role.label();
    }

    @Override
    public Role convertToEntityAttribute(String label) {
        return Role.of(label);
    }
}
