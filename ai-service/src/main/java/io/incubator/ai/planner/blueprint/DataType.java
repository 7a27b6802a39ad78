package io.incubator.ai.planner.blueprint;

/// What a value of an entity is, as a database, a contract and a diagram name it.
public enum DataType {
    UUID("uuid", "string", "uuid", "UUID"),
    TEXT("varchar(200)", "string", null, "String"),
    LONG_TEXT("text", "string", null, "Text"),
    EMAIL("varchar(320)", "string", "email", "Email"),
    URL("varchar(2000)", "string", "uri", "Url"),
    INTEGER("integer", "integer", "int32", "Integer"),
    DECIMAL("numeric(18,4)", "number", null, "Decimal"),
    /// Smallest units of a currency, so that nothing is lost to rounding; a [#CURRENCY] stands beside it.
    MONEY("bigint", "integer", "int64", "Money"),
    CURRENCY("char(3)", "string", null, "Currency"),
    BOOLEAN("boolean", "boolean", null, "Boolean"),
    DATE("date", "string", "date", "Date"),
    TIMESTAMP("timestamptz", "string", "date-time", "Timestamp"),
    /// Seconds.
    DURATION("integer", "integer", "int32", "Duration"),
    JSON("jsonb", "object", null, "Json"),
    ENUM("varchar(40)", "string", null, "Enum"),
    /// Key of an object in the file store.
    FILE("varchar(500)", "string", null, "FileKey"),
    /// Longitude and latitude.
    LOCATION("point", "object", null, "Location"),
    /// An embedding; `vector(n)` where the extension for it is installed.
    VECTOR("real[]", "array", null, "Vector");

    private final String sql;
    private final String schemaType;
    private final String schemaFormat;
    private final String label;

    DataType(String sql, String schemaType, String schemaFormat, String label) {
        this.sql = sql;
        this.schemaType = schemaType;
        this.schemaFormat = schemaFormat;
        this.label = label;
    }

    /// Column type in PostgreSQL.
    public String sql() {
        return sql;
    }

    /// Type in JSON Schema.
    public String schemaType() {
        return schemaType;
    }

    /// Format in JSON Schema.
    ///
    /// @return null where there is none
    public String schemaFormat() {
        return schemaFormat;
    }

    /// One word for diagrams.
    public String label() {
        return label;
    }
}
