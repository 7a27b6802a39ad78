package io.incubator.auth.password;

/// What one Argon2id hash costs.
///
/// @param memoryKib memory in KiB
/// @param iterations passes over it
/// @param parallelism lanes
record HashCost(int memoryKib, int iterations, int parallelism) {
    /// Above this a stored hash is damaged or planted: checking it would exhaust the heap.
    private static final int MOST_MEMORY_KIB = 1 << 20;

    HashCost {
        if (parallelism < 1 || memoryKib < 8 * parallelism || memoryKib > MOST_MEMORY_KIB) {
            throw new IllegalArgumentException("impossible Argon2 memory or lanes");
        }
        if (iterations < 1) {
            throw new IllegalArgumentException("Argon2 needs at least one pass");
        }
    }
}
