package io.incubator.kit.tenancy;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;

/// Lets connections that are taken meanwhile know that they are read from only, unless there is a transaction already.
@ReadOnly
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 150)
class ReadOnlyInterceptor {
    private static final ScopedValue<Boolean> READS = ScopedValue.newInstance();

    private final TransactionManager transactions;
    private final Instance<ReadState> states;

    ReadOnlyInterceptor(TransactionManager transactions, Instance<ReadState> states) {
        this.transactions = transactions;
        this.states = states;
    }

    /// Whether a connection taken now is only read from.
    static boolean reads() {
        return READS.isBound();
    }

    @AroundInvoke
    Object read(InvocationContext invocation) throws Exception {
        if (READS.isBound() || isInTransaction()) {
            return invocation.proceed();
        }
        ManagedContext request = Arc.container().requestContext();
        if (request.isActive()) {
            return readAndForget(invocation);
        }
        request.activate(); // a persistence context lives in one
        try {
            return readAndForget(invocation);
        } finally {
            request.terminate();
        }
    }

    private Object readAndForget(InvocationContext invocation) throws Exception {
        try {
            return ScopedValue.where(READS, true).call(invocation::proceed);
        } finally {
            states.forEach(ReadState::forget);
        }
    }

    private boolean isInTransaction() throws SystemException {
        return transactions.getStatus() != Status.STATUS_NO_TRANSACTION;
    }
}
