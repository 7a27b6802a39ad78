package io.incubator.kit.tenancy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/// A connection that tells PostgreSQL whose a transaction is, without a round trip of its own: the telling goes in
/// front of the transaction's first statement and travels with it. Settings are local to the transaction: nothing of
/// a tenant is left on a pooled connection, and a transaction that was told nothing sees no rows.
///
/// Work that only reads needs no transaction from its caller: each statement travels with one of
/// its own around it, in one round trip. Under READ COMMITTED a statement sees what was committed
/// when it began either way; PostgreSQL refuses to write in it. What cannot travel like that gets a
/// transaction that ends when the connection is given back.
final class TenantConnection implements InvocationHandler, TenantSession {
    private static final String TELL = "select set_config('app.org', ?, true), set_config('app.subject', ?, true)";
    private static final String TELL_READING = TELL + ", set_config('transaction_read_only', 'on', true)";
    /// Not left to the driver: where it does not know how long an answer gets, it ends what goes without a transaction
    /// between two statements of one text.
    private static final String ALONE = "begin read only;\n" + TELL + ";\n%s\n;commit";
    /// Parameters of the telling, which move those of the statement behind it.
    static final int PARAMETERS = 2;

    private final Connection real;
    private Turn turn = new Turn(Tenant.NONE, false);
    private boolean told = true;
    /// Whether there is a transaction that nobody asked for.
    private boolean begun;

    private TenantConnection(Connection real) {
        this.real = real;
    }

    static Connection around(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                TenantConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class, TenantSession.class},
                new TenantConnection(real));
    }

    /// One transaction's: a statement that was made in another one must not speak of that one's tenant.
    static final class Turn {
        private final Tenant tenant;
        private final boolean readOnly;

        private Turn(Tenant tenant, boolean readOnly) {
            this.tenant = tenant;
            this.readOnly = readOnly;
        }
    }

    @Override
    public void next(Tenant tenant, boolean readOnly) throws SQLException {
        if (begun) {
            begun = false;
            real.rollback(); // nothing was changed in it
            real.setAutoCommit(true);
        }
        turn = new Turn(tenant, readOnly);
        told = tenant.organisation() == null && tenant.subject() == null;
    }

    Turn turn() {
        return turn;
    }

    /// Whether the transaction knows its tenant, so that its next statement need not say it.
    boolean isTold() {
        return told;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a proxy equals itself only
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == TenantSession.class) {
            next((Tenant) arguments[0], (boolean) arguments[1]);
            return null;
        }
        switch (method.getName()) {
            case "prepareStatement" -> {
                if (!told && isPlain(arguments)) {
                    return TenantStatement.of((Connection) proxy, this, method, arguments);
                }
                tell();
            }
            case "createStatement", "prepareCall", "setSavepoint" -> tell();
            case "commit", "rollback" -> {
                if (arguments == null) {
                    next(Tenant.NONE, false);
                }
            }
            case "getAutoCommit" -> {
                return begun || isAlone();
            }
            case "setAutoCommit" -> {
                if ((boolean) arguments[0]) {
                    next(Tenant.NONE, false);
                }
                begun = false; // whoever asks for a transaction also ends it
            }
            case "unwrap" -> {
                if (((Class<?>) arguments[0]).isInstance(proxy)) {
                    return proxy;
                }
                tell();
            }
            case "isWrapperFor" -> {
                if (((Class<?>) arguments[0]).isInstance(proxy)) {
                    return true;
                }
            }
            case "equals" -> {
                return proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {
                // is not about statements
            }
        }
        return call(method, real, arguments);
    }

    /// Prepares a statement with the telling in front of it.
    ///
    /// @param rest of the rows stay with PostgreSQL until they are asked for
    PreparedStatement prepareTelling(Method prepare, Object[] arguments, boolean rest) throws SQLException {
        if (rest) {
            begin();
        }
        Object[] telling = arguments.clone();
        telling[0] = isAlone()
                ? ALONE.formatted(arguments[0])
                : (turn.readOnly ? TELL_READING : TELL) + ";\n" + arguments[0];
        PreparedStatement statement = (PreparedStatement) call(prepare, real, telling);
        bind(statement);
        return statement;
    }

    /// Whether a statement is a transaction by itself.
    boolean isAlone() throws SQLException {
        return real.getAutoCommit();
    }

    /// Notes that the telling went out. Where every statement is a transaction, the next one tells again.
    void sent() throws SQLException {
        told = !isAlone();
    }

    /// Ends the transaction of a statement that was alone in it and failed.
    void abandon(SQLException failure) {
        try (Statement end = real.createStatement()) {
            end.execute("rollback");
        } catch (SQLException gone) {
            failure.addSuppressed(gone);
        }
    }

    /// Prepares a statement that is run in a way nothing can go in front of, or in a transaction that was told.
    PreparedStatement prepare(Method prepare, Object[] arguments) throws SQLException {
        return (PreparedStatement) call(prepare, real, arguments);
    }

    /// Tells by a round trip of its own, unless that was done.
    void tell() throws SQLException {
        if (told) {
            return;
        }
        begin();
        try (PreparedStatement statement = real.prepareStatement(turn.readOnly ? TELL_READING : TELL)) {
            bind(statement);
            statement.execute();
        }
        told = true;
    }

    /// What is told by itself, or sends its rows bit by bit, needs a transaction to hold in.
    private void begin() throws SQLException {
        if (isAlone()) {
            real.setAutoCommit(false);
            begun = true;
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        statement.setString(1, text(turn.tenant.organisation()));
        statement.setString(2, text(turn.tenant.subject()));
    }

    private static String text(UUID id) {
        return id == null ? "" : id.toString();
    }

    /// Generated keys are appended to the last of several statements only by chance.
    private static boolean isPlain(Object... arguments) {
        return arguments.length == 1 || arguments.length >= 3;
    }

    static Object call(Method method, Object target, Object... arguments) throws SQLException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case SQLException sql -> throw sql;
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                default -> throw new SQLException(e.getCause());
            }
        } catch (IllegalAccessException e) {
            throw new SQLException(e);
        }
    }
}
