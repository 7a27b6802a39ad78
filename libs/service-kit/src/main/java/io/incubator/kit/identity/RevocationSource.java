package io.incubator.kit.identity;

/// Where revocations come from: auth-service's feed everywhere, its own table in auth-service.
@FunctionalInterface
public interface RevocationSource {
    /// What came after a cursor.
    ///
    /// @param cursor of the batch before; empty at first
    RevocationBatch after(String cursor);
}
