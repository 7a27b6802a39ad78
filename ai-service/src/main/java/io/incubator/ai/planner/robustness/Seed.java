package io.incubator.ai.planner.robustness;

/// Where draws start: made of a brief's text and the version of the knowledge, so that the same
/// question gets the same draws, and a revision of it is compared by the same luck.
public final class Seed {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Seed() {}

    /// FNV-1a over the parts (Fowler, Noll and Vo 1991), by UTF-16 unit.
    public static long of(String... parts) {
        long seed = OFFSET;
        for (String part : parts) {
            for (int i = 0; i < part.length(); i++) {
                seed = (seed ^ part.charAt(i)) * PRIME;
            }
            seed = (seed ^ 0xFFFF) * PRIME;
        }
        return seed;
    }
}
