package io.incubator.kit.tenancy;

import jakarta.annotation.Priority;
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

    ReadOnlyInterceptor(TransactionManager transactions) {
        this.transactions = transactions;
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
        return ScopedValue.where(READS, true).call(invocation::proceed);
    }

    private boolean isInTransaction() throws SystemException {
        return transactions.getStatus() != Status.STATUS_NO_TRANSACTION;
    }
}
