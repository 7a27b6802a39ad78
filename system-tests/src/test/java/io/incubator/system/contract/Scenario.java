package io.incubator.system.contract;

/// Prepares a call of one operation, with fresh things where the call uses them up.
@FunctionalInterface
interface Scenario {

    /// The call, with whatever it needs made beforehand.
    ///
    /// @param caller who will make the call, for what must be the caller's own
    Call prepare(World world, Person caller);
}
