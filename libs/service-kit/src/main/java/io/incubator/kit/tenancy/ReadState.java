package io.incubator.kit.tenancy;

/// What a read leaves behind that the next one of the same request must not see, such as a persistence context.
public interface ReadState {

    /// Called after every method that is [ReadOnly], except in a transaction.
    void forget();
}
