package io.incubator.ai.planner.knowledge;

/// Kinds of values, independent of any database.
public enum FieldType {
    TEXT,
    LONG_TEXT,
    EMAIL,
    URL,
    INTEGER,
    DECIMAL,
    /// An amount in minor units with its currency.
    MONEY,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    /// In seconds.
    DURATION,
    JSON,
    /// One of the field's values.
    ENUM,
    /// Key of an object in a file store.
    FILE,
    /// Latitude and longitude.
    LOCATION,
    /// Embedding of a text or picture.
    VECTOR
}
