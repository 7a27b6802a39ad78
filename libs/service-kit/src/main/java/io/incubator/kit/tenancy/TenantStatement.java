package io.incubator.kit.tenancy;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postgresql.util.PSQLState;

/// A statement in a transaction that has not been told its tenant. It is prepared when it is run, for only then it is
/// known whether the telling can go in front of it: it cannot in front of a batch.
final class TenantStatement implements InvocationHandler {
    private final Connection shown;
    private final TenantConnection connection;
    private final Method prepare;
    private final Object[] arguments;
    /// In the order they were made: parameters, and limits of time and rows.
    private final List<Setting> settings = new ArrayList<>(8);

    private TenantConnection.Turn turn;
    /// Another thread may cancel it.
    private volatile PreparedStatement real;

    private boolean telling;
    private boolean alone;
    private boolean rest;
    private boolean closed;

    private TenantStatement(Connection shown, TenantConnection connection, Method prepare, Object... arguments) {
        this.shown = shown;
        this.connection = connection;
        this.prepare = prepare;
        this.arguments = arguments;
    }

    static PreparedStatement of(Connection shown, TenantConnection connection, Method prepare, Object... arguments) {
        return (PreparedStatement) Proxy.newProxyInstance(
                TenantStatement.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                new TenantStatement(shown, connection, prepare, arguments));
    }

    /// @param values of which some may be null
    private record Setting(Method method, List<Object> values) {
        boolean isParameter() {
            return values.size() > 1 && values.getFirst() instanceof Integer;
        }

        /// Whether its value can be read only once, which is before it is known how the statement is run.
        boolean isStream() {
            return isParameter() && (values.get(1) instanceof InputStream || values.get(1) instanceof Reader);
        }

        boolean isSameAs(Setting other) {
            return isParameter()
                    ? other.isParameter() && values.getFirst().equals(other.values.getFirst())
                    : method.equals(other.method);
        }

        boolean leavesRows() {
            return method.getName().equals("setFetchSize") && (int) values.getFirst() > 0;
        }

        void apply(PreparedStatement statement, int shift) throws SQLException {
            Object[] shifted = values.toArray();
            if (isParameter()) {
                shifted[0] = (int) shifted[0] + shift;
            }
            TenantConnection.call(method, statement, shifted);
        }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a proxy equals itself only
    public Object invoke(Object proxy, Method method, Object[] values) throws Throwable {
        int count = values == null ? 0 : values.length;
        String name = method.getName();
        if (count == 0 && name.startsWith("execute") && !name.endsWith("Batch")) {
            return run(method, name);
        }
        if (name.startsWith("set") && count > 0 && (real == null || telling)) {
            return set(new Setting(method, Arrays.asList(values.clone())));
        }
        return switch (name) {
            case "close" -> close();
            case "cancel" -> cancel();
            case "isClosed" -> closed || (real != null && real.isClosed());
            case "getConnection" -> shown;
            case "equals" -> proxy == values[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "statement of a transaction with a tenant";
            case "clearParameters" -> forgetParameters(method);
            // what nothing can go in front of, or what counts the parameters
            case "addBatch", "clearBatch", "executeBatch", "executeLargeBatch", "getMetaData", "getParameterMetaData" ->
                TenantConnection.call(method, plain(), values);
            default -> TenantConnection.call(method, real == null ? runnable() : real, values);
        };
    }

    private Object set(Setting setting) throws SQLException {
        if (setting.isStream()) {
            setting.apply(plain(), 0);
            return null;
        }
        settings.removeIf(setting::isSameAs);
        settings.add(setting);
        if (!rest && setting.leavesRows()) {
            rest = true;
            prepareAnew();
        }
        if (real != null) {
            setting.apply(real, TenantConnection.PARAMETERS);
        }
        return null;
    }

    private Object forgetParameters(Method method) throws SQLException {
        settings.removeIf(Setting::isParameter);
        if (real != null && !telling) {
            return TenantConnection.call(method, real);
        }
        prepareAnew();
        return null;
    }

    private void prepareAnew() throws SQLException {
        if (real != null) {
            real.close();
            real = null;
        }
    }

    private Object run(Method method, String name) throws SQLException {
        PreparedStatement statement = runnable();
        if (!telling) {
            return TenantConnection.call(method, statement);
        }
        try {
            statement.execute();
        } catch (SQLException e) {
            if (alone) {
                connection.abandon(e);
            }
            throw e;
        }
        connection.sent();
        if (alone) {
            statement.getMoreResults(); // the beginning's comes first
        }
        boolean rows = statement.getMoreResults(); // and then the telling's
        return switch (name) {
            case "executeQuery" -> {
                require(rows, "no results were returned by the query", PSQLState.NO_DATA);
                yield statement.getResultSet();
            }
            case "executeUpdate" -> {
                require(!rows, "a result was returned when none was expected", PSQLState.TOO_MANY_RESULTS);
                yield statement.getUpdateCount();
            }
            case "executeLargeUpdate" -> {
                require(!rows, "a result was returned when none was expected", PSQLState.TOO_MANY_RESULTS);
                yield statement.getLargeUpdateCount();
            }
            default -> rows;
        };
    }

    private static void require(boolean condition, String otherwise, PSQLState state) throws SQLException {
        if (!condition) {
            throw new SQLException(otherwise, state.getState());
        }
    }

    /// The statement in the form that the transaction of this moment needs.
    private PreparedStatement runnable() throws SQLException {
        requireOpen();
        if (connection.isTold() || (real != null && !telling)) {
            return plain();
        }
        if (real == null || turn != connection.turn()) {
            prepareAnew();
            turn = connection.turn();
            real = connection.prepareTelling(prepare, arguments, rest);
            alone = connection.isAlone();
            telling = true;
            apply(TenantConnection.PARAMETERS);
        }
        return real;
    }

    private PreparedStatement plain() throws SQLException {
        requireOpen();
        connection.tell();
        if (real == null || telling) {
            prepareAnew();
            real = connection.prepare(prepare, arguments);
            telling = false;
            apply(0);
        }
        return real;
    }

    private void apply(int shift) throws SQLException {
        for (Setting setting : settings) {
            setting.apply(real, shift);
        }
    }

    private void requireOpen() throws SQLException {
        if (closed) {
            throw new SQLException("the statement is closed", PSQLState.OBJECT_NOT_IN_STATE.getState());
        }
    }

    private Object cancel() throws SQLException {
        PreparedStatement running = real;
        if (running != null) {
            running.cancel();
        }
        return null;
    }

    private Object close() throws SQLException {
        closed = true;
        if (real != null) {
            real.close();
        }
        return null;
    }
}
