package io.incubator.kit.data;

import java.sql.SQLException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.util.PSQLState;

/// Which of its rules the database refused a statement by.
public final class Violation {
    private Violation() {}

    /// Whether it was this one. The transaction of the statement comes to nothing either way.
    public static boolean of(PSQLState rule, UnableToExecuteStatementException refusal) {
        return refusal.getCause() instanceof SQLException cause
                && rule.getState().equals(cause.getSQLState());
    }
}
