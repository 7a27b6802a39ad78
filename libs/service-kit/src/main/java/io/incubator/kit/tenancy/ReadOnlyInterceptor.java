package io.incubator.kit.tenancy;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;

/// Remembers, before the transaction begins, that it will only read.
@ReadOnly
@Interceptor
@Priority(ReadOnlyInterceptor.BEFORE_TRANSACTION)
class ReadOnlyInterceptor {
    static final int BEFORE_TRANSACTION = Interceptor.Priority.PLATFORM_BEFORE + 150;
    private static final ScopedValue<Boolean> READS = ScopedValue.newInstance();

    private final TransactionManager transactions;

    ReadOnlyInterceptor(TransactionManager transactions) {
        this.transactions = transactions;
    }

    /// Whether a transaction that takes its connection now only reads.
    static boolean reads() {
        return READS.isBound();
    }

    @AroundInvoke
    Object read(InvocationContext invocation) throws Exception {
        return isInTransaction()
                ? invocation.proceed()
                : ScopedValue.where(READS, true).call(invocation::proceed);
    }

    private boolean isInTransaction() throws SystemException {
        return transactions.getStatus() != Status.STATUS_NO_TRANSACTION;
    }
}
